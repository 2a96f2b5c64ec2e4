import { listUseCases, USE_CASE_COUNTRIES } from '@timbre/batches';
import type { UseCaseAnswer, UseCaseList } from '@timbre/contracts';
import type { ImportDocument } from '@timbre/store';
import { presentImportAnswer } from './batch-import.ts';

/** Every use case: names and sentences as existing clients read them, and what a form needs beside them. */
export const presentUseCases = (): UseCaseList => {
  const all = listUseCases();
  return {
    success: true,
    use_cases: all.map(({ name }) => name),
    description: Object.fromEntries(all.map(({ name, description }) => [name, description])),
    countries: Object.fromEntries(Object.entries(USE_CASE_COUNTRIES).map(([name, { code }]) => [name, code])),
    details: Object.fromEntries(
      all.map(({ name, purpose, required_fields, columns, variables, defaults }) => [
        name,
        {
          purpose,
          required_fields: [...required_fields],
          columns: columns.map(({ name: column, kind }) => ({ name: column, kind })),
          variables: [...variables],
          defaults: { ...defaults },
        },
      ]),
    ),
  };
};

/** What the upload of a use case answers. */
export const presentUseCaseAnswer = (document: ImportDocument, notes: string[]): UseCaseAnswer => {
  const answer = presentImportAnswer(document, notes);
  return {
    ...answer,
    use_case: String(document.options['use_case']),
    country: String(document.options['country']),
    stats: { ...answer.stats, processing_type: answer.processing_type },
  };
};
