import { isUtf8 } from 'node:buffer';
import type { Operation } from '@timbre/contracts';
import { AppError } from '@timbre/kernel';
import express, { type Request, type Response } from 'express';
import multer from 'multer';
import { checkShape } from './check-shape.ts';
import { formError, NOT_UTF8 } from './problem.ts';
import type { UploadedFile } from './route.ts';

const JSON_LIMIT = 256 * 1024;
const FILE_LIMIT = 10 * 1024 * 1024;
/** Bytes that are no UTF-8 would become other text than was sent. */
const verify = (_request: unknown, _response: unknown, bytes: Buffer): void => {
  // A plain error: the parser writes a status of its own on what it is thrown.
  if (!isUtf8(bytes)) throw Object.assign(new Error('the body is not UTF-8'), { type: NOT_UTF8 });
};

const parsers = {
  json: express.json({ limit: JSON_LIMIT, strict: true, type: () => true, verify }),
  raw: express.raw({ limit: JSON_LIMIT, type: () => true }),
};

type Middleware = (request: Request, response: Response, next: (error?: unknown) => void) => void;

const run = (middleware: Middleware, request: Request, response: Response): Promise<void> =>
  new Promise((resolve, reject) => {
    middleware(request, response, (error?: unknown) => (error ? reject(error) : resolve()));
  });

const hasBody = (request: Request): boolean =>
  request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;

const readJson = async (request: Request, response: Response): Promise<unknown> => {
  if (!hasBody(request)) return {};
  if (!request.is(['json', '+json'])) {
    throw new AppError('unsupported_media_type', 'El cuerpo debe ser application/json');
  }
  await run(parsers.json, request, response);
  checkShape(request.body);
  return request.body;
};

const readForm = async (
  name: string,
  request: Request,
  response: Response,
): Promise<{ fields: unknown; file: UploadedFile | null }> => {
  if (!request.is('multipart/form-data')) {
    throw new AppError('unsupported_media_type', 'El cuerpo debe ser multipart/form-data');
  }
  const limits = {
    fileSize: FILE_LIMIT,
    files: 1,
    fields: 30,
    parts: 31,
    fieldSize: 64 * 1024,
    fieldNameSize: 100,
  };
  const reader = multer({ storage: multer.memoryStorage(), limits }).single(name) as Middleware;
  await run(reader, request, response).catch((error: unknown) => {
    throw formError(error);
  });
  const { file } = request;
  const fields = { ...(request.body as object) };
  checkShape(fields);
  return { fields, file: file ? { name: displayName(file.originalname), bytes: file.buffer } : null };
};

/** The last part of the client's file name, for display: clients send it in UTF-8, the parser reads latin-1. */
const displayName = (sent: string): string =>
  (Buffer.from(sent, 'latin1').toString('utf8').normalize('NFC').split(/[\\/]/).at(-1) ?? '').slice(0, 120);

/** What a request carries, read as its operation declares it. Operations that declare no body read none. */
export const readBody = async (
  operation: Operation,
  request: Request,
  response: Response,
): Promise<{ body: unknown; fields: unknown; file: UploadedFile | null; raw_body: Buffer }> => {
  const nothing = { body: undefined, fields: undefined, file: null, raw_body: Buffer.alloc(0) };
  if (operation.multipart)
    return { ...nothing, ...(await readForm(operation.multipart.file, request, response)) };
  if (operation.raw_body) {
    await run(parsers.raw, request, response);
    return { ...nothing, raw_body: Buffer.isBuffer(request.body) ? request.body : nothing.raw_body };
  }
  return operation.body ? { ...nothing, body: await readJson(request, response) } : nothing;
};
