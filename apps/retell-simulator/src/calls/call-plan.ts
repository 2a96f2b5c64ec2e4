import { createRandom, type Random } from '../random.ts';
import type { CallSettings, EndStatus } from './call-settings.ts';
import { SCENARIOS, SEEDED_MIX, type Quirk, type Scenario, type Span } from './scenarios.ts';
import type { ScriptName } from '../conversation/scripts.ts';

/** Everything that will happen to a call, fixed when it is created. Durations are virtual milliseconds. */
export interface CallPlan {
  /** Registered, then ringing, until it is answered or given up. */
  before_ms: number;
  /** The part of `before_ms` in which Retell has not dialled yet. */
  register_ms: number;
  /** Null when nobody answers. */
  talk_ms: number | null;
  /** From the end to the analysis. */
  analysis_ms: number;
  reason: string;
  status: EndStatus;
  script: ScriptName | null;
  in_voicemail: boolean;
  quirk: Quirk | null;
  /** Makes the conversation of this call repeatable. */
  chance: string;
}

/** What a plan is made from; equal inputs give equal plans. */
export interface PlanInput {
  seed: string;
  to_number: string;
  /** The how-manieth call to this number, from 1. */
  nth: number;
  settings: Pick<CallSettings, 'ring_duration_ms' | 'max_call_duration_ms'>;
}

const scenarioOf = (to_number: string, random: Random): Scenario =>
  SCENARIOS[to_number.slice(-4)] ?? random.weighted(random.weighted(SEEDED_MIX));

const lengthOf = (span: Span, random: Random): number => random.between(span[0], span[1]);

const talkOf = (
  scenario: Scenario,
  limit: number,
  random: Random,
): Pick<CallPlan, 'talk_ms' | 'reason' | 'status'> => {
  const { talk, reason, status } = scenario;
  if (talk === undefined) return { talk_ms: null, reason, status };
  const wanted = talk === 'limit' ? limit : lengthOf(talk, random);
  if (wanted <= limit) return { talk_ms: wanted, reason, status };
  return { talk_ms: limit, reason: 'max_duration_reached', status: 'ended' };
};

/** Decides how a call will go: by its last four digits, else by the seeded mix (retell.md §1.12). */
export const planCall = ({ seed, to_number, nth, settings }: PlanInput): CallPlan => {
  const chance = `${seed}/${to_number}/${nth}`;
  const random = createRandom(chance);
  const scenario = scenarioOf(to_number, random);
  const wait = (low: number, high: number): number => {
    const ms = random.between(low, high);
    return scenario.at_once ? 0 : ms;
  };
  const register_ms = wait(200, 2_000);
  const ring_ms =
    scenario.ring === 'full'
      ? settings.ring_duration_ms
      : scenario.talk
        ? Math.min(settings.ring_duration_ms, lengthOf(scenario.ring, random))
        : lengthOf(scenario.ring, random);
  return {
    register_ms,
    before_ms: register_ms + ring_ms,
    ...talkOf(scenario, settings.max_call_duration_ms, random),
    analysis_ms: wait(2_000, 20_000),
    script: scenario.script ?? null,
    in_voicemail: scenario.in_voicemail ?? false,
    quirk: scenario.quirk ?? null,
    chance,
  };
};
