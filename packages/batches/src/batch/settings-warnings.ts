import { localDateKey } from '@timbre/scheduling';
import type { AccountDocument, BatchDocument } from '@timbre/store';
import { policyOf } from './batch-rules.ts';
import { readSettings } from './batch-settings.ts';

/** What the rules in force today take away from the `call_settings` that a batch was given, in Spanish. */
export const settingsWarnings = (batch: BatchDocument, account: AccountDocument, now: Date): string[] => {
  const policy = policyOf(batch, account, localDateKey(now, account.timezone));
  return readSettings(batch.call_settings_input, account, policy).warnings;
};
