import type { ResultReader, ResultRow } from '@timbre/batches';
import type { ResultView } from '@timbre/contracts';
import { microsToDollars } from '@timbre/kernel';
import type { Reader } from './job.ts';
import { maskDni, maskInfo, maskName, maskPhone, maskSentence, maskTalk } from './mask.ts';

const masked = (row: ResultRow): ResultRow => ({
  ...row,
  dni: maskDni(row.dni),
  name: maskName(row.name),
  phones: row.phones.map(maskPhone),
  answered_phone: row.answered_phone === null ? null : maskPhone(row.answered_phone),
  reason: row.reason === null ? null : maskSentence(row.reason),
  variables: maskInfo(row.variables) as Record<string, string>,
  debt_amount: null,
  reference_number: maskTalk(row.reference_number),
});

/** What a reader may see of results: contact data in clear or masked, and what was said only with its right. */
export const resultReader = ({ contacts, transcripts }: Reader): ResultReader => ({
  variables: transcripts,
  clear: contacts,
  show: (row) => {
    const heard = transcripts ? row : { ...row, variables: {} };
    return contacts ? heard : masked(heard);
  },
});

/** What became of a person, as a reader may see it; money in dollars. */
export const presentResult = (row: ResultRow, reader: ResultReader): ResultView => {
  const { cost_micros, ...shown } = reader.show(row);
  return { ...shown, cost: microsToDollars(cost_micros) };
};
