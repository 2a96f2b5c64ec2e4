import Joi from 'joi';
import { instant } from './common.ts';

const text = () => Joi.string().allow('').required();
const nullableText = () => Joi.string().allow(null, '').required();
const moment = () => instant().allow(null).required();
const count = () => Joi.number().integer().min(0).required();

export interface DecisionView {
  verdict: 'allow' | 'defer' | 'deny';
  code: string;
  reason: string;
  until: Date | null;
}
const decisionView = Joi.object<DecisionView>({
  verdict: Joi.string().valid('allow', 'defer', 'deny').required(),
  code: Joi.string()
    .required()
    .description('Un código de la regla, o ready, calling, retry, no_slot, rate …'),
  reason: text(),
  until: moment(),
});

export interface RuleView {
  title: string;
  text: string;
  source: string;
}
const ruleView = Joi.object<RuleView>({
  title: text(),
  text: text(),
  source: text().description('La norma con su número, la regla de la cuenta o el ajuste de la campaña'),
});

export interface ObstacleView {
  code: string;
  reason: string;
  until: Date | null;
}
const obstacleView = Joi.object<ObstacleView>({ code: text(), reason: text(), until: moment() });

export interface SlotsView {
  in_use: number;
  cap: number;
}
const slotsView = () => Joi.object<SlotsView>({ in_use: count(), cap: count() }).required();

export interface RoomView {
  batch: SlotsView;
  account: SlotsView;
  workspace: SlotsView;
}
const roomView = Joi.object<RoomView>({
  batch: slotsView(),
  account: slotsView(),
  workspace: slotsView(),
});

export interface StoredDecisionView {
  verdict: string;
  code: string | null;
  reason: string | null;
  until: Date | null;
  at: Date;
}

export interface PhoneStateView {
  phone: string;
  in_turn: boolean;
  state: 'available' | 'resting' | 'dead';
  rest_until: Date | null;
  last_reason: string | null;
}

/** Why a person is not being called, or that they may be. */
export interface JobExplanationView {
  job_id: string;
  batch_id: string | null;
  status: string;
  at: Date;
  decision: DecisionView;
  obstacles: ObstacleView[];
  rule: RuleView;
  next_possible_at: Date | null;
  what_to_do: string | null;
  last_decision: StoredDecisionView | null;
  facts: {
    zone: string;
    also_zones: string[];
    local_time: string;
    attempts: number;
    max_attempts: number;
    contacts_last_7_days: number;
    max_contacts_per_week: number | null;
    calls_today: number;
    daily_call_limit: number | null;
    policy: string;
    policy_valid_from: string;
    phones: PhoneStateView[];
    live_calls: RoomView;
  };
}
export const jobExplanationView = Joi.object<JobExplanationView>({
  job_id: text(),
  batch_id: nullableText().description('null: llamada individual'),
  status: text(),
  at: instant().required(),
  decision: decisionView.required().description('Lo que se decidiría en este instante'),
  obstacles: Joi.array()
    .items(obstacleView)
    .required()
    .description('Todo lo que lo impide ahora; el primero decide'),
  rule: ruleView.required(),
  next_possible_at: moment().description(
    'El primer instante en que todo lo conocido lo permite; null: alguien debe actuar, o depende de otra llamada',
  ),
  what_to_do: nullableText(),
  last_decision: Joi.object<StoredDecisionView>({
    verdict: text(),
    code: nullableText(),
    reason: nullableText(),
    until: moment(),
    at: instant().required(),
  })
    .allow(null)
    .required()
    .description('La última decisión guardada con el job'),
  facts: Joi.object({
    zone: text(),
    also_zones: Joi.array().items(Joi.string()).required(),
    local_time: text(),
    attempts: count(),
    max_attempts: count(),
    contacts_last_7_days: count(),
    max_contacts_per_week: Joi.number().integer().allow(null).required(),
    calls_today: count(),
    daily_call_limit: Joi.number().integer().allow(null).required(),
    policy: text(),
    policy_valid_from: text(),
    phones: Joi.array()
      .items(
        Joi.object<PhoneStateView>({
          phone: text(),
          in_turn: Joi.boolean().required(),
          state: Joi.string().valid('available', 'resting', 'dead').required(),
          rest_until: moment(),
          last_reason: nullableText(),
        }),
      )
      .required(),
    live_calls: roomView.required(),
  }).required(),
});

export interface ReasonView {
  code: string;
  count: number;
  sentence: string;
  next_at: Date | null;
}
export interface ZoneNowView {
  zone: string;
  people_without_zone: boolean;
  open: boolean;
  code: string | null;
  reason: string | null;
  until: Date | null;
}

/** Why a campaign does not call, and how many of its people wait for what. */
export interface BatchExplanationView {
  batch_id: string;
  state: string;
  is_active: boolean;
  at: Date;
  decision: DecisionView;
  obstacles: ObstacleView[];
  rule: RuleView;
  next_possible_at: Date | null;
  what_to_do: string | null;
  total_jobs: number;
  reasons: ReasonView[];
  exact: boolean;
  zones: ZoneNowView[];
  live_calls: RoomView;
}
export const batchExplanationView = Joi.object<BatchExplanationView>({
  batch_id: text(),
  state: text(),
  is_active: Joi.boolean().required(),
  at: instant().required(),
  decision: decisionView.required().description('Lo que vale ahora para toda la campaña'),
  obstacles: Joi.array().items(obstacleView).required(),
  rule: ruleView.required(),
  next_possible_at: moment(),
  what_to_do: nullableText(),
  total_jobs: count(),
  reasons: Joi.array()
    .items(Joi.object<ReasonView>({ code: text(), count: count(), sentence: text(), next_at: moment() }))
    .required()
    .description('Cuántas personas por motivo, el más frecuente primero'),
  exact: Joi.boolean()
    .required()
    .description('false: hay tantos jobs que una parte solo se contó (unsorted)'),
  zones: Joi.array()
    .items(
      Joi.object<ZoneNowView>({
        zone: text(),
        people_without_zone: Joi.boolean().required(),
        open: Joi.boolean().required(),
        code: nullableText(),
        reason: nullableText(),
        until: moment(),
      }),
    )
    .required(),
  live_calls: roomView.required(),
});
