import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { EmbeddedError } from '@timbre/embedded';
import { realClock, DAY_MS } from '@timbre/kernel';
import type { DemoAccount } from './accounts.ts';
import type { DemoOptions } from './options.ts';
import { cleanDebtors, debtors } from './spreadsheet.ts';

/** What an upload answers, as far as the demo shows it. */
export interface UploadAnswer {
  batch_id: string;
  batch_name: string;
  state: string;
  stats: Record<string, number>;
  errors: { row: number; column: string | null; reason: string }[];
  warnings: { row: number; reason: string }[];
}

/** A campaign of the demo. `waits` is true for the one that is to be seen waiting for its hours. */
export interface DemoCampaign {
  account: DemoAccount;
  upload: UploadAnswer;
  waits: boolean;
}

/** The demo's window is a setting like any other: every hour of every day. */
export const ALL_HOURS = {
  allowed_hours: { start: '00:00', end: '24:00' },
  days_of_week: [1, 2, 3, 4, 5, 6, 7],
  timezone: 'America/Santiago',
  max_attempts: 3,
  retry_delay_hours: 0.1,
  max_call_duration: 180,
};

/** Office hours on a weekday that is neither today nor tomorrow, whatever today is. */
const otherDay = () => {
  const day = new Date(realClock.now().getTime() + 3 * DAY_MS).getUTCDay();
  return {
    ...ALL_HOURS,
    allowed_hours: { start: '09:00', end: '18:00' },
    days_of_week: [day === 0 ? 1 : day],
  };
};

const readUserFile = (path: string): Uint8Array => {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new EmbeddedError(
      `${path} cannot be read: ${String(error)}`,
      'give the path of an .xlsx or .csv file',
    );
  }
};

/** Uploads a spreadsheet for an account, with the demo's window unless other settings are given. */
export const uploadFile = async (
  account: DemoAccount,
  file: { name: string; content: Uint8Array },
  settings: object,
  fields: Record<string, string>,
): Promise<UploadAnswer> => {
  const given = {
    account_id: account.account_id,
    call_settings_json: JSON.stringify(settings),
    processing_type: 'acquisition',
    ...fields,
  };
  return account.client.upload<UploadAnswer>('/api/v1/batches/excel/create', file, given);
};

/** One file of the user's, called at once under the demo's own hours. */
const userCampaign = async (
  accounts: DemoAccount[],
  options: DemoOptions,
  path: string,
): Promise<DemoCampaign[]> => {
  const account = accounts.find((candidate) => candidate.plan === options.account) ?? accounts[0];
  if (account === undefined) return [];
  const file = { name: basename(path), content: readUserFile(path) };
  const answer = await uploadFile(account, file, ALL_HOURS, {
    contact_pack: 'demo',
    purpose: options.use_case,
    batch_name: basename(path),
  });
  return [{ account, upload: answer, waits: false }];
};

/**
 * The campaigns of the demo, uploaded like any client does: 200 debtors by the minute, 30 on a credit that runs out,
 * and 20 under the Chilean collections rules in hours that are closed now.
 */
export const makeCampaigns = async (
  accounts: DemoAccount[],
  options: DemoOptions,
): Promise<DemoCampaign[]> => {
  if (options.file !== null) return userCampaign(accounts, options, options.file);
  const [minutes, credits, unlimited] = accounts;
  if (!minutes || !credits || !unlimited) throw new Error('the demo needs an account of each plan');
  const demo = { contact_pack: 'demo', purpose: options.use_case };
  return [
    {
      account: minutes,
      upload: await uploadFile(minutes, { name: 'cartera-octubre.xlsx', content: debtors(200) }, ALL_HOURS, {
        ...demo,
        batch_name: 'Cartera octubre',
      }),
      waits: false,
    },
    {
      account: credits,
      upload: await uploadFile(
        credits,
        { name: 'mora-temprana.xlsx', content: cleanDebtors(30, 300) },
        ALL_HOURS,
        { ...demo, batch_name: 'Mora temprana' },
      ),
      waits: false,
    },
    {
      account: unlimited,
      upload: await uploadFile(
        unlimited,
        { name: 'cobranza-legal.xlsx', content: cleanDebtors(20, 400) },
        otherDay(),
        { batch_name: 'Horario legal chileno' },
      ),
      waits: true,
    },
  ];
};
