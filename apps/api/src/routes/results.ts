import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Credential } from '@timbre/accounts';
import { cancelledStats, exportResults, listResults, ownerOfBatch, type BatchDeps } from '@timbre/batches';
import { OPERATIONS, type ResultsQuery } from '@timbre/contracts';
import { ok, type Reply } from '../http/reply.ts';
import { route } from '../http/route.ts';
import { presentResult, resultReader } from '../present/results.ts';
import { byOf } from './by.ts';
import { readerOf } from './readers.ts';
import { scopeOfThing } from './scopes.ts';

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** What the query asks for, else the Accept header. */
const formatOf = (query: ResultsQuery, accept = ''): 'json' | keyof typeof TYPES => {
  if (query.format !== undefined) return query.format;
  if (accept.includes('text/csv')) return 'csv';
  return accept.includes(TYPES.xlsx) ? 'xlsx' : 'json';
};

/** A file that is written while it is made; a client that goes away ends its making. */
const download = (name: string, type: string, bytes: AsyncIterable<Uint8Array>): Reply<never> => ({
  status: 200,
  headers: { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` },
  stream: (_request, response) => pipeline(Readable.from(bytes), response),
});

/** What became of a campaign's people. */
export const resultRoutes = (deps: BatchDeps) => {
  const scopeFor = ({ params, credential }: { params: { batch_id: string }; credential: Credential }) =>
    scopeOfThing(credential, params.batch_id, ownerOfBatch(deps));

  return [
    route(OPERATIONS.getBatchResults, async (input) => {
      const { params, query, credential, header } = input;
      const scope = await scopeFor(input);
      const reader = resultReader(readerOf(credential));
      const format = formatOf(query, header('Accept'));
      if (format === 'json') {
        const { data, ...page } = await listResults(deps)(scope, params.batch_id, query);
        return ok({ data: data.map((row) => presentResult(row, reader)), ...page });
      }
      const file = { format, dialect: query.dialect };
      const made = await exportResults(deps)(scope, params.batch_id, file, reader, byOf(input));
      return download(made.name, TYPES[format], made.bytes);
    }),
    route(OPERATIONS.getCancelledStats, async (input) =>
      ok(await cancelledStats(deps)(await scopeFor(input), input.params.batch_id)),
    ),
  ];
};
