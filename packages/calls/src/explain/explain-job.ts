import { readJob } from '@timbre/batches';
import { DAY_MS } from '@timbre/kernel';
import { localTime } from '@timbre/evidence';
import type { GateRule } from '@timbre/scheduling';
import type { AccountScope, JobGate, JobStatus } from '@timbre/store';
import { balanceObstacles } from './balance.ts';
import type { ExplainDeps } from './deps.ts';
import { gateObstacles } from './gate-obstacles.ts';
import { stateObstacle, waitObstacle } from './job-state.ts';
import { nextPossible } from './next-possible.ts';
import { decisionOf, untilEvent, type Decision, type Obstacle } from './obstacle.ts';
import { phonesNow, type PhoneNow } from './phones-now.ts';
import { readJobNow, type JobRead } from './read-job.ts';
import { readRoom, roomObstacles, type Room } from './room.ts';
import { ruleBehind } from './rules.ts';
import { whatToDo } from './what-to-do.ts';

/** Why a person is not being called, or that they may be. */
export interface JobExplanation {
  read: JobRead;
  /** As the job reads: cancelled as soon as its campaign has ended. */
  status: JobStatus;
  at: Date;
  decision: Decision;
  /** Everything in the way now, what decides first. */
  obstacles: Obstacle[];
  rule: GateRule;
  next_possible_at: Date | null;
  what_to_do: string | null;
  /** The gate's last word before this question, as it is stored. */
  last_decision: JobGate | null;
  local_time: string;
  contacts_last_7_days: number;
  phones: PhoneNow[];
  room: Room;
}

const WEEK_MS = 7 * DAY_MS;

/** Somebody is in a call with this person or on this phone. */
const busyObstacles = async ({ store }: ExplainDeps, { job, reading }: JobRead): Promise<Obstacle[]> => {
  const { phone } = reading.target;
  const held = await store.locks.holders({ account_id: job.account_id, phone, person_key: job.person_key });
  if (held.person) return [untilEvent('phone_busy', 'La persona está en una llamada, de otro job o campaña')];
  return held.phone ? [untilEvent('phone_busy', 'Su teléfono está en una llamada con otra persona')] : [];
};

/** What keeps a waiting job from being called, in the order in which the engine asks. */
const waitingObstacles = async (
  deps: ExplainDeps,
  scope: AccountScope,
  read: JobRead,
  room: Room,
): Promise<Obstacle[]> => {
  const now = deps.clock.now();
  const { job, batch, account } = read;
  const gate = gateObstacles(read.reading, now, read.standing);
  if (gate.some(({ ends }) => ends === 'never')) return gate;
  const [busy, balance] = await Promise.all([
    busyObstacles(deps, read),
    balanceObstacles(deps, scope, account, batch.call_settings.max_call_duration),
  ]);
  const wait = waitObstacle(job, now);
  return [
    ...gate,
    ...(wait === null ? [] : [wait]),
    ...busy,
    ...balance,
    ...roomObstacles(deps, room, batch),
  ];
};

/**
 * Would this person be called now, and if not, why and until when? Asks the very gate of a dial, and around it what
 * the dispatcher would ask. Changes nothing. Throws 404 `Job not found`.
 */
export const explainJob =
  (deps: ExplainDeps) =>
  async (scope: AccountScope, id: string): Promise<JobExplanation> => {
    const now = deps.clock.now();
    const read = await readJobNow(deps, scope, id);
    const { job, batch, account, reading } = read;
    const [own, room] = await Promise.all([stateObstacle(deps, job, batch), readRoom(deps, batch, account)]);
    const obstacles = own === null ? await waitingObstacles(deps, scope, read, room) : [own];
    const decision = decisionOf(obstacles, 'Puede ser llamada ahora');
    const moment = { ...reading, settings: batch.call_settings, now };
    return {
      read,
      status: readJob(job, batch).status,
      at: now,
      decision,
      obstacles,
      rule: ruleBehind(decision.code, reading.policy, moment),
      next_possible_at: nextPossible(reading, obstacles, now),
      what_to_do: whatToDo(obstacles[0], batch, account),
      last_decision: job.gate ?? null,
      local_time: localTime(now, reading.zone),
      contacts_last_7_days: reading.contacts.filter((at) => now.getTime() - at.getTime() < WEEK_MS).length,
      phones: phonesNow(job, read.phone_index, now),
      room,
    };
  };
