import { expect, it } from 'vitest';
import { serverEvents, type ServerEvent } from './server-sent.ts';

const read = async (...parts: string[]): Promise<ServerEvent[]> => {
  const found: ServerEvent[] = [];
  const bytes = parts.map((part) => new TextEncoder().encode(part));
  for await (const event of serverEvents(ReadableStream.from(bytes))) found.push(event);
  return found;
};

it('reads events, whatever the pieces in which they come', async () => {
  const text =
    'id: 7\nevent: batch_progress\ndata: {"a":\ndata: 1}\n\n: still here\n\nretry: 3000\ndata:x\r\n\r\n';
  const expected = [
    { id: '7', type: 'batch_progress', data: '{"a":\n1}', retry_ms: undefined },
    { id: undefined, type: 'message', data: 'x', retry_ms: 3_000 },
  ];
  expect(await read(text)).toEqual(expected);
  expect(await read(...text)).toEqual(expected);
});

it('puts a letter of several bytes together again', async () => {
  const bytes = new TextEncoder().encode('data: año\n\n');
  const found: ServerEvent[] = [];
  const pieces = ReadableStream.from([bytes.slice(0, 8), bytes.slice(8)]);
  for await (const event of serverEvents(pieces)) found.push(event);
  expect(found.map(({ data }) => data)).toEqual(['año']);
});

it('leaves out an event that was cut off', async () => {
  expect(await read('data: whole\n\ndata: ha')).toHaveLength(1);
});

it('takes a long silence for the end', async () => {
  const silent = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode('data: 1\n\n')),
  });
  const found: string[] = [];
  for await (const { data } of serverEvents(silent, 30)) found.push(data);
  expect(found).toEqual(['1']);
});
