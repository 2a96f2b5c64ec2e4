import type { PageQuery } from '@timbre/contracts';
import type { Request, Response } from 'express';
import { etagOf, matchesEtag } from './etag.ts';
import { pageLinks } from './page-links.ts';
import type { Reply } from './reply.ts';

/** JSON that a client may keep as long as it asks each time whether it is still right. */
const sendRevalidated = (request: Request, response: Response, body: unknown): void => {
  const json = JSON.stringify(body);
  const etag = etagOf(json);
  response.setHeader('Cache-Control', 'private, no-cache');
  response.setHeader('ETag', etag);
  if (matchesEtag(request.get('if-none-match'), etag)) response.status(304).end();
  else response.type('application/json').send(json);
};

/** Writes a reply. Answers hold people's data, so no cache keeps them unless the reply says that it may. */
export const send = async (
  request: Request,
  response: Response,
  reply: Reply,
  page: Partial<PageQuery>,
): Promise<void> => {
  response.setHeader('Cache-Control', 'no-store');
  for (const [name, value] of Object.entries(reply.headers ?? {})) response.setHeader(name, value);
  if (reply.total !== undefined) {
    response.setHeader('X-Total-Count', reply.total);
    const links = pageLinks(request.originalUrl, reply.total, page);
    if (links !== '') response.setHeader('Link', links);
  }
  response.status(reply.status);
  if (reply.stream !== undefined) await reply.stream(request, response);
  else if (reply.body === undefined) response.end();
  else if (Buffer.isBuffer(reply.body)) response.end(reply.body);
  else if (reply.revalidate) sendRevalidated(request, response, reply.body);
  else response.json(reply.body);
};
