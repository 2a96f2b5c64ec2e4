import { invalidInput, type FieldFault } from '@timbre/kernel';
import {
  callerIdFault,
  callerIdWarnings,
  localDateKey,
  type ContactPolicy,
  type Purpose,
} from '@timbre/scheduling';
import type { AccountDocument } from '@timbre/store';
import type { BatchDeps } from '../deps.ts';
import { policyOf } from './batch-rules.ts';
import { readSettings, type BatchSettings } from './batch-settings.ts';

/** What the maker of a campaign chooses, as far as the rules have a word in it. */
export interface CampaignChoice {
  purpose: Purpose;
  contact_pack: 'demo' | null;
  country: string;
  /** The number to show; null: the workspace's. */
  from_number: string | null;
}

type Deps = Pick<BatchDeps, 'clock' | 'demo_pack_allowed' | 'caller_id'>;

/** Refuses the pack without legal hours wherever real phones could ring (decisions.md §2.6). */
const packFaults = ({ demo_pack_allowed }: Deps, { contact_pack }: CampaignChoice): FieldFault[] =>
  contact_pack === 'demo' && !demo_pack_allowed
    ? [{ path: 'contact_pack', message: 'el paquete demo solo se admite con el simulador local' }]
    : [];

/** The law of the campaign as it stands today at the account's place, narrowed by the account. */
export const campaignPolicy = (
  { clock }: Pick<BatchDeps, 'clock'>,
  account: AccountDocument,
  choice: Omit<CampaignChoice, 'from_number'>,
): ContactPolicy => policyOf(choice, account, localDateKey(clock.now(), account.timezone));

/** What the rules say to the number that a campaign would show; nothing where that number is not known. */
export const checkNumber = (
  { caller_id }: Pick<BatchDeps, 'caller_id'>,
  policy: ContactPolicy,
  from_number: string | null,
): { faults: FieldFault[]; warnings: string[] } => {
  const number = from_number ?? caller_id;
  if (number === undefined) return { faults: [], warnings: [] };
  const message = callerIdFault(policy, number);
  return {
    faults: message === null ? [] : [{ path: 'from_number', message }],
    warnings: callerIdWarnings(policy, number),
  };
};

/**
 * `call_settings` of a campaign about to be made, held against everything that has rules for it: either dialect, the
 * contact policy, the demo pack, the number to show. Throws 422 with every fault at once; `warnings` tell what the
 * campaign asks for and will not get.
 */
export const acceptCampaign = (
  deps: Deps,
  account: AccountDocument,
  choice: CampaignChoice,
  call_settings: unknown,
): BatchSettings => {
  const policy = campaignPolicy(deps, account, choice);
  const settings = readSettings(call_settings, account, policy);
  const number = checkNumber(deps, policy, choice.from_number);
  const faults = [...settings.faults, ...packFaults(deps, choice), ...number.faults];
  if (faults.length > 0) throw invalidInput(faults);
  return { ...settings, warnings: [...settings.warnings, ...number.warnings] };
};
