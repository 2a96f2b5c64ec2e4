/** What we know about one phone of a person. */
export interface PhoneState {
  /** Never to be dialled again for this job. */
  dead: boolean;
  last_reason: string | null;
  /** How many times in a row this phone ended with `last_reason`. */
  streak: number;
  tried_this_round: boolean;
  /** Earliest instant at which this phone may ring again, from its own last outcome. Absent: at once. */
  rest_until?: Date | null;
}

/** One person's budget: shared by all phones and all rules. */
export interface JobBudget {
  attempts: number;
  max_attempts: number;
  /** Platform faults in a row. */
  platform_faults: number;
  phone_index: number;
  phones: PhoneState[];
}

/** The batch's retry delay; `delay_explicit` when the batch gave it, which overrides the outcome's own. */
export interface RetryTiming {
  delay_hours: number;
  delay_explicit: boolean;
}

/** What happens to the job after a call. `not_before` is not yet moved into an open window: the gate does that. */
export type NextStep =
  | { kind: 'completed' }
  | { kind: 'failed'; last_error: string }
  | { kind: 'cancelled' }
  | {
      kind: 'again';
      why: 'next_phone' | 'retry' | 'platform_fault' | 'halt';
      phone_index: number;
      not_before: Date;
      last_error: string;
    };
