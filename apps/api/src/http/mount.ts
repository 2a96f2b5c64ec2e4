import { OPERATIONS, type OperationId } from '@timbre/contracts';
import { AppError } from '@timbre/kernel';
import { withLogContext } from '@timbre/runtime';
import type { Request, Response, Router } from 'express';
import { whoAsks, type Guards } from './guards.ts';
import { idempotencyKey } from './idempotency-key.ts';
import { readBody } from './read-body.ts';
import type { Reply } from './reply.ts';
import { requestHash } from './request-hash.ts';
import type { AnyInput, Route } from './route.ts';
import { send } from './send.ts';
import { validateInput } from './validate.ts';

/** `/accounts/{account_id}` as Express writes it. */
const expressPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

/** Hands a request to its handler; one that names an `Idempotency-Key` only if it was not done before. */
const handleOnce = (
  { operation, handle }: Route,
  once: Guards['once'],
  input: Omit<AnyInput, 'once'>,
): Promise<Reply> => {
  const { credential, params, query, body, fields, file } = input;
  const key = operation.idempotent === 'answer' ? idempotencyKey(input.header) : undefined;
  if (credential === null || key === undefined) return handle({ ...input, once: undefined });
  const request_hash = requestHash({ params, query, body, fields }, file?.bytes);
  return once({ credential, operation_id: operation.id, key, request_hash }, (given) =>
    handle({ ...input, once: given }),
  );
};

/** who asks → authorize → read → validate → one use case → reply. The order is the same for every operation. */
const serve =
  (route: Route, guards: Guards) =>
  async (request: Request, response: Response): Promise<void> => {
    const { operation } = route;
    const credential = await whoAsks(operation, guards, request, response);
    await guards.authorize(operation, credential, request);
    if (credential && operation.limit === 'expensive' && operation.method === 'get')
      guards.takeExportSlot(credential.id, response);
    const { file, raw_body, ...parts } = await readBody(operation, request, response);
    const input = validateInput(operation, { params: request.params, query: request.query, ...parts });
    const facts = {
      credential,
      file,
      raw_body,
      request_id: response.locals['request_id'] as string,
      ip: request.ip ?? '',
      header: (name: string) => request.get(name),
    };
    const context = credential?.account_id ? { account_id: credential.account_id } : {};
    const reply = await withLogContext(context, () => handleOnce(route, guards.once, { ...input, ...facts }));
    await send(request, response, reply, input.query ?? {});
  };

type Complete<R extends Route> = [Exclude<OperationId, R['id']>] extends [never]
  ? readonly R[]
  : { 'operations without a handler': Exclude<OperationId, R['id']> };

/**
 * Puts every operation of the contracts behind its path. A list of routes that leaves an operation out does not
 * compile; one that binds an operation twice, or one that is not in `OPERATIONS`, throws here.
 */
export const mountRoutes = <R extends Route>(
  router: Router,
  routes: Complete<R> & readonly R[],
  guards: Guards,
): void => {
  const bound = new Set<string>();
  for (const route of routes as readonly Route[]) {
    if (bound.has(route.id) || !Object.hasOwn(OPERATIONS, route.id))
      throw new Error(`${route.id} is bound twice or unknown`);
    bound.add(route.id);
    router[route.operation.method](expressPath(route.operation.path), serve(route, guards));
  }
  for (const path of new Set(routes.map(({ operation }) => operation.path)))
    router.all(expressPath(path), refuseMethod(routes, path));
};

/** 405 with the methods that the path does have. */
const refuseMethod = (routes: readonly Route[], path: string) => {
  const allowed = routes
    .filter(({ operation }) => operation.path === path)
    .map(({ operation }) => operation.method.toUpperCase());
  return (_request: Request, response: Response): void => {
    response.setHeader('Allow', allowed.join(', '));
    throw new AppError('method_not_allowed', `Aquí solo se admite ${allowed.join(', ')}`);
  };
};
