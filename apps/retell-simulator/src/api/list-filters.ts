import Joi from 'joi';
import { costOf } from '../calls/call-cost.ts';
import { echoes, isLive, talkMs, type CallRecord } from '../calls/call-record.ts';
import { analyse, type Analysis } from '../conversation/analysis.ts';
import { schemaError } from './api-error.ts';

/** One condition of v3/list-calls: `{type, op, value}`, with `key` where the field is a map. */
export interface Filter {
  type: 'string' | 'number' | 'range' | 'enum' | 'boolean' | 'present';
  op: string;
  value?: unknown;
  key?: string;
}

const typed = (type: Filter['type'], ops: string[], value?: Joi.Schema) =>
  Joi.object({
    type: Joi.valid(type).required(),
    op: Joi.valid(...ops).required(),
    key: Joi.string(),
    ...(value && { value: value.required() }),
  });

/** Any of the six forms of a condition (retell.md §1.10). */
export const filterSchema = Joi.alternatives<Filter>(
  typed('string', ['eq', 'ne', 'sw', 'ew', 'co'], Joi.string().allow('')),
  typed('number', ['eq', 'ne', 'gt', 'ge', 'lt', 'le'], Joi.number()),
  typed('range', ['bt'], Joi.array().items(Joi.number()).length(2)),
  typed('enum', ['in'], Joi.array().items(Joi.string())),
  typed('boolean', ['eq'], Joi.boolean()),
  typed('present', ['pr', 'np']),
);

type Test = (actual: unknown, wanted: never) => boolean;

const TESTS: Readonly<Record<string, Test>> = {
  'string eq': (a, b: string) => a === b,
  'string ne': (a, b: string) => a !== b,
  'string sw': (a, b: string) => typeof a === 'string' && a.startsWith(b),
  'string ew': (a, b: string) => typeof a === 'string' && a.endsWith(b),
  'string co': (a, b: string) => typeof a === 'string' && a.includes(b),
  'number eq': (a, b: number) => a === b,
  'number ne': (a, b: number) => a !== b,
  'number gt': (a, b: number) => typeof a === 'number' && a > b,
  'number ge': (a, b: number) => typeof a === 'number' && a >= b,
  'number lt': (a, b: number) => typeof a === 'number' && a < b,
  'number le': (a, b: number) => typeof a === 'number' && a <= b,
  'range bt': (a, b: [number, number]) => typeof a === 'number' && a >= b[0] && a <= b[1],
  'enum in': (a, b: string[]) => typeof a === 'string' && b.includes(a),
  'boolean eq': (a, b: boolean) => a === b,
  'present pr': (a) => a !== undefined && a !== null,
  'present np': (a) => a === undefined || a === null,
};

/** Whether `actual` meets the condition. */
export const meets = (actual: unknown, filter: Filter): boolean =>
  TESTS[`${filter.type} ${filter.op}`]!(actual, filter.value as never);

const fieldOf = (map: unknown, key: string | undefined): unknown =>
  key !== undefined && typeof map === 'object' && map !== null
    ? (map as Record<string, unknown>)[key]
    : undefined;

const analysisOf = (call: CallRecord): Partial<Analysis> =>
  call.analysed && !isLive(call) ? analyse(call) : {};

/**
 * Where a single-valued filter finds its value. Read from the record, not from the answer: a look-up among thousands
 * of calls must not write thousands of summaries.
 */
const SINGLE: Readonly<Record<string, (call: CallRecord) => unknown>> = {
  agent_tag: (call) => call.agent_tag,
  batch_call_id: () => undefined,
  call_id: (call) => call.call_id,
  call_status: (call) => call.status,
  call_type: () => 'phone_call',
  data_storage_setting: (call) => call.data_storage_setting,
  direction: () => 'outbound',
  disconnection_reason: (call) => call.reason,
  duration_ms: (call) => (isLive(call) ? undefined : talkMs(call)),
  end_timestamp: (call) => call.ended_at,
  from_number: (call) => call.from_number,
  start_timestamp: (call) => call.started_at,
  to_number: (call) => call.to_number,
  call_successful: (call) => analysisOf(call).call_successful,
  in_voicemail: (call) => analysisOf(call).in_voicemail,
  user_sentiment: (call) => analysisOf(call).user_sentiment,
  combined_cost: (call) => (isLive(call) ? undefined : costOf(call).combined_cost),
};

/** Where a keyed filter finds its map. What is not echoed is not found either. */
const KEYED: Readonly<Record<string, (call: CallRecord) => unknown>> = {
  metadata: (call) => (echoes(call) ? call.metadata : undefined),
  dynamic_variables: (call) => (echoes(call) ? call.variables : undefined),
  custom_analysis_data: (call) => analysisOf(call).custom_analysis_data,
};

/** The names that `filter_criteria` may use, as a schema. */
export const criteriaSchema = Joi.object({
  agent: Joi.array().items(
    Joi.object({ agent_id: Joi.string().required(), version: Joi.array().items(Joi.number()) }),
  ),
  ...Object.fromEntries(Object.keys(SINGLE).map((name) => [name, filterSchema])),
  ...Object.fromEntries(Object.keys(KEYED).map((name) => [name, Joi.array().items(filterSchema)])),
});

const isAgent = (call: CallRecord, agents: { agent_id: string; version?: number[] }[]): boolean =>
  agents.some(
    ({ agent_id, version }) =>
      call.agent_id === agent_id && (!version?.length || version.includes(call.agent_version)),
  );

/** Whether a call meets every condition of valid criteria. */
export const meetsAll = (call: CallRecord, criteria: Record<string, unknown>): boolean =>
  Object.entries(criteria).every(([name, wanted]) => {
    if (name === 'agent') return isAgent(call, wanted as { agent_id: string; version?: number[] }[]);
    const map = KEYED[name];
    if (map) return (wanted as Filter[]).every((filter) => meets(fieldOf(map(call), filter.key), filter));
    return meets(SINGLE[name]!(call), wanted as Filter);
  });

/**
 * Calls in `registered` cannot be asked for (retell.md §1.4).
 *
 * @throws ApiError 400
 */
export const refuseRegistered = (criteria: Record<string, unknown>): void => {
  const wanted = (criteria.call_status as Filter | undefined)?.value;
  if (Array.isArray(wanted) && wanted.includes('registered')) {
    throw schemaError(
      'request/body/filter_criteria/call_status/value must be equal to one of the allowed values',
    );
  }
};
