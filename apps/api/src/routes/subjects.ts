import { scopeOf, type Credential } from '@timbre/accounts';
import { getJob, ownerOfJob, type BatchDeps } from '@timbre/batches';
import { getCall, ownerOfCall } from '@timbre/calls';
import { OPERATIONS } from '@timbre/contracts';
import {
  blockSubject,
  exportSubject,
  getRetention,
  getSubjectRequest,
  listSubjectRequests,
  noteReveal,
  ownerOfSubject,
  ownerOfSubjectRequest,
  requestErasure,
  searchSubjects,
  setRetention,
  type RequestDeps,
} from '@timbre/subjects';
import { accepted, ok } from '../http/reply.ts';
import { route } from '../http/route.ts';
import { presentCallDetail } from '../present/calls.ts';
import { presentJob } from '../present/job.ts';
import {
  presentBlocked,
  presentRetention,
  presentSubject,
  presentSubjectExport,
  presentSubjectRequest,
} from '../present/subjects.ts';
import { byOf } from './by.ts';
import { readerOf } from './readers.ts';
import { scopeOfThing } from './scopes.ts';

/** The reader of one person whose data were asked for with a reason: contacts in clear, the rest by right. */
const clearReaderOf = (credential: Credential) => ({ ...readerOf(credential), contacts: true });

/** One person's data in clear, each time with who and why. */
const revealRoutes = (deps: RequestDeps, batches: BatchDeps) => [
  route(OPERATIONS.revealJob, async (input) => {
    const { params, credential, body } = input;
    const scope = await scopeOfThing(credential, params.job_id, ownerOfJob(batches));
    const view = await getJob(batches)(scope, params.job_id);
    const { job_id } = view.job;
    await noteReveal(deps)(scope, { kind: 'job', id: job_id, reason: body.reason }, byOf(input));
    return ok(presentJob(view, clearReaderOf(credential)));
  }),
  route(OPERATIONS.revealCall, async (input) => {
    const { params, credential, body } = input;
    const scope = await scopeOfThing(credential, params.attempt_id, ownerOfCall(deps));
    const view = await getCall(deps)(scope, params.attempt_id);
    const { attempt_id } = view.attempt;
    await noteReveal(deps)(scope, { kind: 'call', id: attempt_id, reason: body.reason }, byOf(input));
    return ok(presentCallDetail(view, clearReaderOf(credential)));
  }),
];

/** How long data are kept. */
const retentionRoutes = (deps: RequestDeps) => [
  route(OPERATIONS.getRetention, async ({ query, credential }) => {
    const scope = scopeOf(credential, query.account_id);
    return ok(presentRetention(await getRetention(deps)(scope), scope));
  }),
  route(OPERATIONS.setRetention, async (input) => {
    const { account_id, ...days } = input.body;
    const scope = scopeOf(input.credential, account_id);
    return ok(presentRetention(await setRetention(deps)(scope, days, byOf(input)), scope));
  }),
];

/** What people may ask about their own data. */
export const subjectRoutes = (deps: RequestDeps, batches: BatchDeps) => {
  const now = () => deps.clock.now();
  const scopeFor = ({ params, credential }: { params: { subject_key: string }; credential: Credential }) =>
    scopeOfThing(credential, params.subject_key, ownerOfSubject(deps));
  return [
    ...revealRoutes(deps, batches),
    ...retentionRoutes(deps),
    route(OPERATIONS.searchSubjects, async ({ body, credential }) => {
      const { account_id, ...whom } = body;
      const found = await searchSubjects(deps)(scopeOf(credential, account_id), whom);
      return ok({ data: found.map((subject) => presentSubject(subject, readerOf(credential))) });
    }),
    route(OPERATIONS.exportSubject, async (input) => {
      const scope = await scopeFor(input);
      const found = await exportSubject(deps)(scope, input.params.subject_key, byOf(input));
      return ok(presentSubjectExport(found, scope));
    }),
    route(OPERATIONS.blockSubject, async (input) => {
      const { subject_key } = input.params;
      const blocked = await blockSubject(deps)(await scopeFor(input), subject_key, input.body, byOf(input));
      return ok(presentBlocked(blocked, subject_key, readerOf(input.credential), now()));
    }),
    route(OPERATIONS.eraseSubject, async (input) => {
      const { subject_key } = input.params;
      const request = await requestErasure(deps)(await scopeFor(input), subject_key, byOf(input));
      const location = `/api/v1/subject-requests/${request.request_id}`;
      return accepted(presentSubjectRequest(request, now()), location);
    }),
    route(OPERATIONS.listSubjectRequests, async ({ query, credential }) => {
      const { account_id, ...wanted } = query;
      const { items, next_cursor } = await listSubjectRequests(deps)(scopeOf(credential, account_id), wanted);
      const data = items.map((request) => presentSubjectRequest(request, now()));
      return ok({ data, next_cursor, has_more: next_cursor !== null });
    }),
    route(OPERATIONS.getSubjectRequest, async ({ params, credential }) => {
      const scope = await scopeOfThing(credential, params.request_id, ownerOfSubjectRequest(deps));
      return ok(presentSubjectRequest(await getSubjectRequest(deps)(scope, params.request_id), now()));
    }),
  ];
};
