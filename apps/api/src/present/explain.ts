import type { BatchExplanation, JobExplanation, Obstacle, PhoneNow, Room, ZoneNow } from '@timbre/calls';
import type {
  BatchExplanationView,
  JobExplanationView,
  ObstacleView,
  PhoneStateView,
  RoomView,
  ZoneNowView,
} from '@timbre/contracts';
import type { Reader } from './job.ts';
import { maskPhone, maskSentence } from './mask.ts';

const presentObstacle = ({ code, reason, until }: Obstacle): ObstacleView => ({ code, reason, until });

const presentRoom = ({ slots }: Room): RoomView => ({
  batch: slots.batch,
  account: slots.account,
  workspace: slots.workspace,
});

const presentPhone = (phone: PhoneNow, { contacts }: Reader): PhoneStateView => ({
  phone: contacts ? phone.phone : maskPhone(phone.phone),
  in_turn: phone.in_turn,
  state: phone.state,
  rest_until: phone.rest_until,
  last_reason: phone.last_reason,
});

/** A reason that somebody typed may name the person. */
const said = (text: string | null, { contacts }: Reader): string | null =>
  text === null || contacts ? text : maskSentence(text);

const presentStored = (
  { last_decision: gate }: JobExplanation,
  reader: Reader,
): JobExplanationView['last_decision'] =>
  gate === null
    ? null
    : {
        verdict: gate.verdict,
        code: gate.code,
        reason: said(gate.reason, reader),
        until: gate.until,
        at: gate.at,
      };

/** Why a person is not being called, for a reader who may see phones in clear or masked. */
export const presentJobExplanation = (found: JobExplanation, reader: Reader): JobExplanationView => {
  const { job, batch, account, reading } = found.read;
  return {
    job_id: job.job_id,
    batch_id: batch.implicit ? null : batch.batch_id,
    status: found.status,
    at: found.at,
    decision: found.decision,
    obstacles: found.obstacles.map((obstacle) => ({
      ...presentObstacle(obstacle),
      reason: said(obstacle.reason, reader) ?? '',
    })),
    rule: found.rule,
    next_possible_at: found.next_possible_at,
    what_to_do: found.what_to_do,
    last_decision: presentStored(found, reader),
    facts: {
      zone: reading.zone,
      also_zones: reading.also_zones,
      local_time: found.local_time,
      attempts: job.attempts,
      max_attempts: batch.call_settings.max_attempts + job.extra_attempts,
      contacts_last_7_days: found.contacts_last_7_days,
      max_contacts_per_week: reading.policy.max_contacts_per_week,
      calls_today: reading.calls_today,
      daily_call_limit: account.daily_call_limit,
      policy: reading.policy.pack,
      policy_valid_from: reading.policy.valid_from,
      phones: found.phones.map((phone) => presentPhone(phone, reader)),
      live_calls: presentRoom(found.room),
    },
  };
};

const presentZone = ({ zone, name, open, code, reason, until }: ZoneNow): ZoneNowView => ({
  zone: name,
  people_without_zone: zone === null,
  open,
  code,
  reason,
  until,
});

/** Why a campaign does not call, and how many of its people wait for what. */
export const presentBatchExplanation = (found: BatchExplanation): BatchExplanationView => ({
  batch_id: found.batch.batch_id,
  state: found.batch.state,
  is_active: found.batch.is_active,
  at: found.at,
  decision: found.decision,
  obstacles: found.obstacles.map(presentObstacle),
  rule: found.rule,
  next_possible_at: found.next_possible_at,
  what_to_do: found.what_to_do,
  total_jobs: found.batch.total_jobs,
  reasons: found.reasons.map(({ code, count, sentence, next_at }) => ({ code, count, sentence, next_at })),
  exact: found.exact,
  zones: found.zones.map(presentZone),
  live_calls: presentRoom(found.room),
});
