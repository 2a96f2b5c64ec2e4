import { existingAccount, getBatch } from '@timbre/batches';
import type { GateRule } from '@timbre/scheduling';
import type { AccountDocument, AccountScope, BatchDocument } from '@timbre/store';
import { readAnybody, type Anybody } from '../preflight/anybody.ts';
import { balanceObstacles } from './balance.ts';
import { countReasons, type ReasonCount, type Reasons } from './count-reasons.ts';
import type { ExplainDeps } from './deps.ts';
import { gateObstacles } from './gate-obstacles.ts';
import { nextPossible } from './next-possible.ts';
import { decisionOf, untilEvent, type Decision, type Obstacle } from './obstacle.ts';
import { readRoom, roomObstacles, type Room } from './room.ts';
import { ruleBehind } from './rules.ts';
import { whatToDo } from './what-to-do.ts';
import { zonesNow, type ZoneNow } from './zones-now.ts';

/** A reason with its words. */
export interface Reason extends ReasonCount {
  sentence: string;
}

/** Why a campaign does not call, or calls no more people than it does. */
export interface BatchExplanation {
  batch: BatchDocument;
  at: Date;
  /** What concerns everybody in it. */
  decision: Decision;
  obstacles: Obstacle[];
  rule: GateRule;
  next_possible_at: Date | null;
  what_to_do: string | null;
  reasons: Reason[];
  exact: boolean;
  zones: ZoneNow[];
  room: Room;
}

const CLOSED = new Set(['out_of_hours', 'day_not_allowed', 'holiday']);

/** What the gate says of anybody; a window that is open for some of the people keeps not the whole campaign. */
const commonObstacles = (anybody: Anybody, zones: ZoneNow[], now: Date): Obstacle[] => {
  const someOpen = zones.some((zone) => zone.open);
  return gateObstacles(anybody.reading, now, anybody.standing).filter(
    ({ code }) => !(someOpen && CLOSED.has(code)),
  );
};

const obstaclesOf = async (
  deps: ExplainDeps,
  scope: AccountScope,
  batch: BatchDocument,
  account: AccountDocument,
  common: Obstacle[],
  room: Room,
): Promise<Obstacle[]> => {
  if (common.some(({ ends }) => ends === 'never')) return common;
  const balance = await balanceObstacles(deps, scope, account, batch.call_settings.max_call_duration);
  return [...common, ...balance, ...roomObstacles(deps, room, batch)];
};

/** Nobody is due: the campaign waits for the first of its jobs. */
const nobodyDue = ({ due, reasons }: Reasons, obstacles: Obstacle[]): Obstacle[] => {
  if (due > 0 || obstacles.some(({ ends }) => ends === 'never')) return obstacles;
  const waits = reasons.flatMap(({ code, next_at }) =>
    next_at === null || code === 'unsorted' ? [] : [{ code, next_at }],
  );
  const [first] = waits.sort((a, b) => a.next_at.getTime() - b.next_at.getTime());
  if (first !== undefined) {
    const reason = 'Nadie está en turno: todos esperan su próximo intento o el fin de un impedimento';
    return [...obstacles, { code: first.code, reason, until: first.next_at, ends: 'time' }];
  }
  const isCalling = reasons.some(({ code }) => code === 'calling');
  const reason = isCalling ? 'Quedan solo las llamadas en curso' : 'No queda nadie por llamar';
  return [...obstacles, untilEvent(isCalling ? 'calling' : 'completed', reason)];
};

const UNSORTED = 'Jobs que esperan o terminaron; son demasiados para separarlos por motivo';

/** Due jobs bear the name of what keeps the campaign; without it they are ready. */
const worded = (
  { reasons, due }: Reasons,
  [obstacle]: readonly Obstacle[],
  rule: (code: Obstacle['code']) => GateRule,
): Reason[] => {
  const entries: ReasonCount[] = [...reasons];
  if (due > 0) {
    const code = obstacle?.code ?? 'ready';
    const known = entries.findIndex((entry) => entry.code === code);
    const before = entries[known] ?? { code, count: 0, next_at: null };
    const entry = { ...before, count: before.count + due, next_at: obstacle?.until ?? before.next_at };
    entries.splice(known === -1 ? entries.length : known, 1, entry);
  }
  return entries
    .map((entry) => {
      if (entry.code === 'unsorted') return { ...entry, sentence: UNSORTED };
      const { title, text } = rule(entry.code);
      return { ...entry, sentence: `${title}. ${text}` };
    })
    .sort((a, b) => b.count - a.count);
};

/**
 * Why is nobody of this campaign called, or who is not? What keeps all of them, and how many wait for what. Bounded
 * whatever the size of the campaign. Changes nothing. Throws 404 `Batch not found`.
 */
export const explainBatch =
  (deps: ExplainDeps) =>
  async (scope: AccountScope, id: string): Promise<BatchExplanation> => {
    const now = deps.clock.now();
    const batch = await getBatch(deps)(scope, id);
    const account = await existingAccount(deps.store, scope);
    const [anybody, room, counted] = await Promise.all([
      readAnybody(deps, account, batch),
      readRoom(deps, batch, account),
      countReasons(deps, scope, batch),
    ]);
    const zones = zonesNow(batch, account, now);
    const common = commonObstacles(anybody, zones, now);
    const keeping = await obstaclesOf(deps, scope, batch, account, common, room);
    const obstacles = nobodyDue(counted, keeping);
    const moment = { ...anybody.reading, settings: batch.call_settings, now };
    const rule = (code: Obstacle['code']): GateRule => ruleBehind(code, anybody.reading.policy, moment);
    const decision = decisionOf(obstacles, 'La campaña llama a quienes están en turno');
    return {
      batch,
      at: now,
      decision,
      obstacles,
      rule: rule(decision.code),
      next_possible_at: nextPossible(anybody.reading, obstacles, now),
      what_to_do: whatToDo(obstacles[0], batch, account),
      reasons: worded(counted, keeping, rule),
      exact: counted.exact,
      zones,
      room,
    };
  };
