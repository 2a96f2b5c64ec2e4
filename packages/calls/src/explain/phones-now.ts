import type { JobDocument } from '@timbre/store';
import { phonesOf } from '../settle/next-step.ts';

/** One phone of a person as it stands. */
export interface PhoneNow {
  phone: string;
  in_turn: boolean;
  state: 'available' | 'resting' | 'dead';
  rest_until: Date | null;
  last_reason: string | null;
}

/** The phones of a job in their order: which comes next, which rest, which are of no use any more. */
export const phonesNow = (job: JobDocument, in_turn: number | null, now: Date): PhoneNow[] =>
  phonesOf(job).map(({ dead, rest_until, last_reason }, index) => {
    const rests = rest_until !== null && rest_until > now;
    return {
      phone: job.contact.phones[index] ?? '',
      in_turn: index === in_turn,
      state: dead ? 'dead' : rests ? 'resting' : 'available',
      rest_until: rests ? rest_until : null,
      last_reason,
    };
  });
