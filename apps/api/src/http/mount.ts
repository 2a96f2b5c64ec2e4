import { OPERATIONS, type OperationId, type PageQuery } from '@timbre/contracts';
import { AppError } from '@timbre/kernel';
import { withLogContext } from '@timbre/runtime';
import type { Request, Response, Router } from 'express';
import type { Authenticate } from './authenticate.ts';
import { authorize } from './authorize.ts';
import { pageLinks } from './page-links.ts';
import { readBody } from './read-body.ts';
import type { Reply } from './reply.ts';
import type { Route } from './route.ts';
import { validateInput } from './validate.ts';

/** `/accounts/{account_id}` as Express writes it. */
const expressPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

/** Writes a reply. Answers hold people's data, so no cache keeps them. */
const send = (request: Request, response: Response, reply: Reply, page: Partial<PageQuery>): void => {
  response.setHeader('Cache-Control', 'no-store');
  for (const [name, value] of Object.entries(reply.headers ?? {})) response.setHeader(name, value);
  if (reply.total !== undefined) {
    response.setHeader('X-Total-Count', reply.total);
    const links = pageLinks(request.originalUrl, reply.total, page);
    if (links !== '') response.setHeader('Link', links);
  }
  response.status(reply.status);
  if (reply.body === undefined) response.end();
  else if (Buffer.isBuffer(reply.body)) response.end(reply.body);
  else response.json(reply.body);
};

/** authenticate → authorize → read → validate → one use case → reply. The order is the same for every operation. */
const serve =
  ({ operation, handle }: Route, authenticate: Authenticate) =>
  async (request: Request, response: Response): Promise<void> => {
    const credential = operation.capability === 'public' ? null : await authenticate(request);
    authorize(operation, credential);
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
    const reply = await withLogContext(context, () => handle({ ...input, ...facts }));
    send(request, response, reply, input.query ?? {});
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
  authenticate: Authenticate,
): void => {
  const bound = new Set<string>();
  for (const route of routes as readonly Route[]) {
    if (bound.has(route.id) || !Object.hasOwn(OPERATIONS, route.id))
      throw new Error(`${route.id} is bound twice or unknown`);
    bound.add(route.id);
    router[route.operation.method](expressPath(route.operation.path), serve(route, authenticate));
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
