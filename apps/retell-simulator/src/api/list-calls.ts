import type { RequestHandler } from 'express';
import Joi from 'joi';
import type { CallRecord } from '../calls/call-record.ts';
import { presentListItem } from '../calls/present-call.ts';
import type { Simulation } from '../simulation.ts';
import { criteriaSchema, meetsAll, refuseRegistered } from './list-filters.ts';
import { workspaceOf } from './middleware.ts';
import { validBody } from './validate.ts';

interface ListBody {
  filter_criteria?: Record<string, unknown>;
  sort_order?: 'ascending' | 'descending';
  limit?: number;
  skip?: number;
  pagination_key?: string;
  include_total?: boolean;
}

const listSchema = Joi.object<ListBody>({
  filter_criteria: criteriaSchema,
  sort_order: Joi.valid('ascending', 'descending'),
  limit: Joi.number().integer().min(1).max(1000),
  skip: Joi.number().integer().min(0),
  pagination_key: Joi.string(),
  include_total: Joi.boolean(),
});

const DEFAULT_LIMIT = 50;

/** Registered calls are in no list (retell.md §1.4); sorted by start. */
const matching = (
  calls: Iterable<CallRecord>,
  { filter_criteria = {}, sort_order }: ListBody,
): CallRecord[] => {
  const direction = sort_order === 'ascending' ? 1 : -1;
  return [...calls]
    .filter((call) => call.status !== 'registered' && !call.deleted && meetsAll(call, filter_criteria))
    .sort((a, b) => direction * (a.started_at! - b.started_at!));
};

/** POST /v3/list-calls: typed filters, a cursor, and items without transcripts. */
export const listCalls =
  (simulation: Simulation): RequestHandler =>
  (request, response) => {
    const body = validBody(listSchema, request.body);
    refuseRegistered(body.filter_criteria ?? {});
    const calls = matching(workspaceOf(request).calls.values(), body);
    const after = calls.findIndex((call) => call.call_id === body.pagination_key) + 1;
    const from = after + (body.skip ?? 0);
    const page = calls.slice(from, from + (body.limit ?? DEFAULT_LIMIT));
    const has_more = from + page.length < calls.length;
    response.json({
      items: page.map((call) => presentListItem(call, simulation.public_url)),
      has_more,
      ...(has_more && { pagination_key: page.at(-1)!.call_id }),
      ...(body.include_total && { total: calls.length }),
    });
  };
