import type { Request, Response } from 'express';

/** What a handler answers. The router writes it; `total` adds `X-Total-Count` and `Link` to a list. */
export interface Reply<B = unknown> {
  status: number;
  body?: B;
  total?: number;
  headers?: Record<string, string | string[]>;
  /** The body gets an ETag, and 304 answers who has it already: for what is polled. */
  revalidate?: true;
  /** Writes the body itself, for as long as that takes; `status` and `headers` are set. */
  stream?: (request: Request, response: Response) => void | Promise<void>;
}

/** 200 with a body. */
export const ok = <B>(body: B, headers?: Reply['headers']): Reply<B> => ({ status: 200, body, headers });

/** 200 with a body that says by its ETag whether it changed. */
export const revalidated = <B>(body: B): Reply<B> => ({ status: 200, body, revalidate: true });

/** 201 with the new thing; `location` is its address. */
export const created = <B>(body: B, location?: string): Reply<B> => ({
  status: 201,
  body,
  ...(location === undefined ? {} : { headers: { Location: location } }),
});

/** 202: the work goes on; `location` is where its state can be read. */
export const accepted = <B>(body: B, location: string): Reply<B> => ({
  status: 202,
  body,
  headers: { Location: location, 'Retry-After': '2' },
});

/** 204. */
export const noContent = (headers?: Reply['headers']): Reply<never> => ({ status: 204, headers });

/** A bare array, with the size of the whole list in `X-Total-Count` and its neighbours in `Link`. */
export const listOf = <B>(items: B[], total: number): Reply<B[]> => ({ status: 200, body: items, total });
