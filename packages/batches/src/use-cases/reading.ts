import type { ReadContactsOptions } from '../import/types.ts';
import { findUseCase, USE_CASE_COUNTRIES, type UseCase, type UseCaseCountry } from './catalogue.ts';
import type { Config } from './fields.ts';

/** A use case as an upload chose it. */
export interface ChosenUseCase {
  use_case: UseCase;
  config: Config;
}

/** How its files are read. A survey needs its questions from the form or from a column. */
export const readingOf = ({
  use_case,
  config,
}: ChosenUseCase): Pick<ReadContactsOptions, 'id_required' | 'extra_fields'> => ({
  id_required: use_case.id_required,
  extra_fields:
    use_case.name === 'survey' && config['preguntas'] === null
      ? use_case.columns.map((column) =>
          column.name === 'preguntas' ? { ...column, required: true } : column,
        )
      : use_case.columns,
});

/** The use case that an import's stored options name, or null. */
export const chosenIn = (options: Readonly<Record<string, unknown>>): ChosenUseCase | null => {
  const use_case = findUseCase(options['use_case']);
  return use_case === undefined ? null : { use_case, config: (options['config'] ?? {}) as Config };
};

type Settings = Record<string, unknown>;

/** Where clients write a value, in either dialect. */
const OTHER_PLACES: Readonly<Record<string, (settings: Settings) => unknown>> = {
  max_attempts: ({ retry_settings }) => (retry_settings as Settings | undefined)?.['max_attempts'],
  allowed_hours: ({ allowed_call_hours }) => allowed_call_hours,
};

/** `call_settings` of an upload with the use case's own values where it gives none, and the country's clock. */
export const settingsFor = (use_case: UseCase, country: UseCaseCountry, given: Settings | null): Settings => {
  const settings = given ?? {};
  const defaults = { ...use_case.defaults, timezone: USE_CASE_COUNTRIES[country].timezone };
  const missing = Object.entries(defaults).filter(
    ([key]) => (settings[key] ?? OTHER_PLACES[key]?.(settings) ?? null) === null,
  );
  return { ...settings, ...Object.fromEntries(missing) };
};
