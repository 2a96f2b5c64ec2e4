import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { errorReply } from './bson.ts';

/** refuse: the write is not carried out · lose: it is carried out, and its sender is told that it was not */
export type StepDown = 'refuse' | 'lose';

/** Stands between driver and server and plays a replica set whose primary steps down. */
export interface PrimaryWire {
  port: number;
  /** From now on every write meets this; null ends it. */
  set(mode: StepDown | null): void;
  counts(): { refused: number; lost: number };
  stop(): Promise<void>;
}

const OP_MSG = 2013;
const HEADER = 16;
const WRITES = new Set(['insert', 'update', 'delete', 'findAndModify', 'bulkWrite']);

/** The name of the command in an OP_MSG: the first key of its body. */
const commandOf = (frame: Buffer): string | null => {
  if (frame.readInt32LE(12) !== OP_MSG || frame[HEADER + 4] !== 0) return null;
  const name = HEADER + 4 + 1 + 4 + 1; // flags, kind of section, length of the document, type of its first element
  return frame.toString('utf8', name, frame.indexOf(0, name));
};

/** Calls `take` with each whole message of a stream. */
const framed = (from: Socket, take: (frame: Buffer) => void): void => {
  let rest = Buffer.alloc(0);
  from.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= HEADER && rest.length >= rest.readInt32LE(0)) {
      const length = rest.readInt32LE(0);
      take(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
  });
};

/** The answer of a server that is not the primary any more, to the request with this id. */
const notPrimary = (request_id: number): Buffer => {
  const body = errorReply(10_107, 'NotWritablePrimary', 'not primary', ['RetryableWriteError']);
  const frame = Buffer.alloc(HEADER + 5 + body.length);
  frame.writeInt32LE(frame.length, 0);
  frame.writeInt32LE(request_id, 8);
  frame.writeInt32LE(OP_MSG, 12);
  body.copy(frame, HEADER + 5);
  return frame;
};

/** Starts it in front of the server at `target_port`; every other message passes untouched. */
export const startPrimaryWire = async (target_port: number): Promise<PrimaryWire> => {
  let mode: StepDown | null = null;
  const counts = { refused: 0, lost: 0 };
  const open = new Set<Socket>();

  const server = createServer((near) => {
    const far = connect(target_port, '127.0.0.1');
    const lost = new Set<number>();
    for (const socket of [near, far]) {
      open.add(socket);
      socket.setNoDelay(true).on('error', () => undefined);
      socket.once('close', () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    framed(near, (frame) => {
      const isWrite = mode !== null && WRITES.has(commandOf(frame) ?? '');
      if (isWrite && mode === 'refuse') {
        counts.refused += 1;
        near.write(notPrimary(frame.readInt32LE(4)));
        return;
      }
      if (isWrite) lost.add(frame.readInt32LE(4));
      far.write(frame);
    });
    framed(far, (frame) => {
      const answers = frame.readInt32LE(8);
      const isLost = lost.delete(answers);
      if (isLost) counts.lost += 1;
      near.write(isLost ? notPrimary(answers) : frame);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    set: (next) => {
      mode = next;
    },
    counts: () => ({ ...counts }),
    async stop() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
};
