import type { Checkpoint } from '@timbre/calls';
import { setTimeout as pause } from 'node:timers/promises';
import { people } from '../harness/people.ts';
import type { Campaign, Scenario, World } from '../harness/types.ts';
import { askApi, newKey, type Answered } from './ask-api.ts';
import { sizes } from './steps.ts';

/** Between the claim and the second gate: from here no dial may follow once the pause has been answered. */
const GAP: readonly Checkpoint[] = ['dial.claimed', 'dial.held', 'dial.counted', 'dial.sent'];
/** Real; long enough for a dial that should not have happened. */
const WATCHED_MS = 300;
const CAMPAIGNS = 6;

/** A campaign with its own phones, and what stops it. */
interface Stoppable extends Campaign {
  phones: ReadonlySet<string>;
}

interface Desk {
  world: World;
  key: string;
}

/** When the simulator got dials for these phones since this virtual instant. */
const dialledSince = (world: World, phones: ReadonlySet<string>, since: number): number =>
  world.dials().filter((dial) => dial.at > since && phones.has(dial.to_number ?? '')).length;

const asked = async (
  { world, key }: Desk,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answered> => {
  const answer = await askApi(world, method, path, { key, body });
  if (answer.status >= 300 || answer.status === 0)
    throw new Error(`${answer.what} answered ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
};

/** Dials after the answer to a stop: at most those that the answer itself names. */
const expectSilence = async (
  world: World,
  what: string,
  phones: ReadonlySet<string>,
  answer: Answered,
): Promise<void> => {
  const since = world.clock.now().getTime();
  const { in_flight } = answer.body as { in_flight?: number };
  await pause(WATCHED_MS);
  const late = dialledSince(world, phones, since);
  if (late > (in_flight ?? 0)) world.broken(`${late} dials after ${what}, ${in_flight ?? 0} in flight`);
  world.fault(what);
};

const pathOf = (campaign: Campaign): string => `/api/v1/batches/${campaign.batch.batch_id}`;

/** Pauses the campaign while it dials, looks whether it is silent, and lets it go on. */
const pauseAndResume = async (desk: Desk, campaign: Stoppable): Promise<void> => {
  const answer = await asked(desk, 'POST', `${pathOf(campaign)}/pause`);
  await expectSilence(desk.world, 'pause', campaign.phones, answer);
  await asked(desk, 'POST', `${pathOf(campaign)}/resume`);
};

/** A worker stands still in the gap, the campaign is paused, the worker goes on: its call must not be dialled. */
const pauseInGap = async (desk: Desk, campaigns: readonly Stoppable[], at: Checkpoint): Promise<void> => {
  const { world } = desk;
  const worker = await world.startWorker();
  const { attempt_id } = await worker.arm({ how: 'stop', at });
  const attempt = await world.store.attempts.dangerouslyAcrossAccountsFind(attempt_id);
  const campaign = campaigns.find(({ batch }) => batch.batch_id === attempt?.batch_id);
  if (campaign === undefined) throw new Error('the stopped attempt is of no campaign');
  await asked(desk, 'POST', `${pathOf(campaign)}/pause`);
  worker.signal('SIGCONT');
  world.fault(`pause at ${at}`);
  await world.until(
    'the stopped attempt gives up',
    async () => {
      const now = await world.store.attempts.dangerouslyAcrossAccountsFind(attempt_id);
      return now?.state !== 'queued' && now?.state !== 'dialing';
    },
    60_000,
  );
  if (world.dials().some((dial) => dial.attempt_id === attempt_id))
    world.broken(`dialled although it was paused at ${at}`);
  await asked(desk, 'POST', `${pathOf(campaign)}/resume`);
  await worker.stop();
};

/** Stops the whole account under load, and lets it go on. */
const emergencyStop = async (desk: Desk, campaigns: readonly Stoppable[]): Promise<void> => {
  const phones = new Set(campaigns.flatMap((campaign) => [...campaign.phones]));
  const reason = 'Ensayo de detención';
  const answer = await asked(desk, 'POST', '/api/v1/emergency-stops', { scope: 'account', reason });
  await expectSilence(desk.world, 'emergency stop', phones, answer);
  await asked(desk, 'DELETE', `/api/v1/emergency-stops/${String(answer.body['stop_id'])}`);
};

/** The intents of these phones that were written after the instant: there must be none after the answer. */
const intentsSince = async (world: World, campaign: Campaign, since: number): Promise<number> =>
  world.store.connection.collection('call_attempts').countDocuments({
    batch_id: campaign.batch.batch_id,
    sent_at: { $gt: new Date(since) },
    retell_call_id: { $gt: '' },
  });

/** Cancels or deletes a campaign for good while it dials. */
const endForGood = async (desk: Desk, campaign: Stoppable, verb: 'cancel' | 'delete'): Promise<void> => {
  const { world } = desk;
  await (verb === 'cancel'
    ? asked(desk, 'POST', `${pathOf(campaign)}/cancel`, {})
    : asked(desk, 'DELETE', pathOf(campaign)));
  const since = world.clock.now().getTime();
  world.fault(verb);
  await pause(WATCHED_MS);
  const late = await intentsSince(world, campaign, since);
  if (late > 0) world.broken(`${late} dials begun after the answer to ${verb}`);
};

const openCampaigns = async (
  world: World,
  account_calls: number,
): Promise<{ desk: Desk; campaigns: Stoppable[] }> => {
  const account = await world.account({ plan_type: 'minutes_based' }, { seconds: 10_000_000 });
  const each = Math.ceil(account_calls / CAMPAIGNS);
  const campaigns: Stoppable[] = [];
  for (let n = 0; n < CAMPAIGNS; n++) {
    const phones = people(world.rng, each, undefined, n * each);
    const call_settings = { max_attempts: 2, retry_delay_hours: 0.1, max_concurrent_calls: 8 };
    const campaign = await world.campaign(account, { phones, call_settings });
    campaigns.push({ ...campaign, phones: new Set(phones.flat()) });
  }
  return { desk: { world, key: await newKey(world, account.account_id) }, campaigns };
};

/** Row 26, and the emergency stop: campaigns are stopped in the gap before the POST and at any instant. */
export const row26: Scenario = {
  row: '26',
  name: 'pause, cancel, delete and emergency stop before the POST',
  kinds: [...GAP.map((at) => `pause at ${at}`), 'pause', 'emergency stop', 'cancel', 'delete'],
  scale: sizes({ quick: [1, 150, 12], full: [2, 700, 200] }),
  world: () => ({ workers: 2, api: true }),
  async run(world, rng, size) {
    const { desk, campaigns } = await openCampaigns(world, size.calls);
    const [cancelled, deleted, ...rest] = campaigns;
    if (cancelled === undefined || deleted === undefined) throw new Error('too few campaigns');
    const lane = async (mine: readonly Stoppable[], count: number): Promise<void> => {
      for (let n = 0; n < count; n++) {
        await pause(rng.between(50, 250));
        await (n % 10 === 9 ? emergencyStop(desk, campaigns) : pauseAndResume(desk, rng.pick(mine)));
      }
    };
    for (let n = 0; n < Math.ceil(size.faults / 10); n++)
      await pauseInGap(desk, campaigns, GAP[n % GAP.length]!);
    const each = Math.floor((size.faults * 0.9 - 2) / 2);
    await Promise.all([lane(rest.slice(0, 2), each), lane(rest.slice(2), each)]);
    await endForGood(desk, cancelled, 'cancel');
    await endForGood(desk, deleted, 'delete');
    for (const campaign of rest) await world.completed(campaign, 600_000);
    return { check: { unfinished: [cancelled.batch.batch_id, deleted.batch.batch_id] } };
  },
};
