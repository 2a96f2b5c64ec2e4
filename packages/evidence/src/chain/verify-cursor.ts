import { fromCursor, toCursor } from '../cursor.ts';
import type { VerifyFrom } from './verify-evidence.ts';

const FORM = /^\d{1,9}(?: \d{1,15} [\w-]{1,60})?$/;

/** Where a verification goes on, as one word for clients. */
export const verifyCursor = ({ seal, attempt }: VerifyFrom): string =>
  attempt === null ? toCursor(seal) : toCursor(seal, attempt.intent_at.getTime(), attempt.attempt_id);

/** The place of {@link verifyCursor}. Throws 422 for anything else. */
export const readVerifyCursor = (cursor: string): VerifyFrom => {
  const [seal, time, attempt_id] = fromCursor(cursor, FORM);
  const attempt = attempt_id === undefined ? null : { attempt_id, intent_at: new Date(Number(time)) };
  return { seal: Number(seal), attempt };
};
