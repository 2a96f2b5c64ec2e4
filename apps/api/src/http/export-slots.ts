import { AppError } from '@timbre/kernel';
import type { Response } from 'express';

/** Takes a place for an export until its response is over. Throws `too_many_requests` (429) when none is free. */
export type TakeExportSlot = (credential_id: string, response: Response) => void;

/** At most `at_once` exports of one credential at the same time in this process; 0: any number. */
export const createExportSlots = (at_once: number): TakeExportSlot => {
  const busy = new Map<string, number>();
  const change = (id: string, by: number): void => {
    const left = (busy.get(id) ?? 0) + by;
    if (left > 0) busy.set(id, left);
    else busy.delete(id);
  };
  return (credential_id, response) => {
    if (at_once === 0) return;
    if ((busy.get(credential_id) ?? 0) >= at_once)
      throw new AppError(
        'too_many_requests',
        `Ya hay ${at_once} exportaciones en curso; pida otra cuando termine una`,
        { extra: { retry_after_s: 5 } },
      );
    change(credential_id, 1);
    response.once('close', () => change(credential_id, -1));
  };
};
