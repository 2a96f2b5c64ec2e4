import { pipeline } from 'node:stream/promises';
import { findRecording, noteListening, ownerOfRecording } from '@timbre/calls';
import { OPERATIONS } from '@timbre/contracts';
import type { Clock } from '@timbre/kernel';
import type { RecordingDocument, Store } from '@timbre/store';
import { byteRange } from '../http/byte-range.ts';
import type { Reply } from '../http/reply.ts';
import { route } from '../http/route.ts';
import { byOf } from './by.ts';
import { scopeOfThing } from './scopes.ts';

interface RecordingDeps {
  store: Store;
  clock: Clock;
}

/** The sound, or the part that was asked for. */
const play = (
  { store }: RecordingDeps,
  recording: RecordingDocument & { bytes: number },
  range: ReturnType<typeof byteRange>,
): Reply<never> => {
  const { attempt_id, bytes, content_type } = recording;
  const { start, end } = range ?? { start: 0, end: bytes };
  const type = content_type ?? 'audio/wav';
  const ending = type === 'audio/mpeg' ? 'mp3' : 'wav';
  return {
    status: range === undefined ? 200 : 206,
    headers: {
      'Content-Type': type,
      'Content-Length': String(end - start),
      'Content-Disposition': `inline; filename="llamada-${attempt_id}.${ending}"`,
      'Accept-Ranges': 'bytes',
      ...(range === undefined ? {} : { 'Content-Range': `bytes ${start}-${end - 1}/${bytes}` }),
    },
    stream: (_request, response) => pipeline(store.recordings.read(recording, range), response),
  };
};

/** Recordings of calls, from our own copies. */
export const recordingRoutes = (deps: RecordingDeps) => [
  route(OPERATIONS.getCallRecording, async (input) => {
    const { params, credential, header } = input;
    const scope = await scopeOfThing(credential, params.attempt_id, ownerOfRecording(deps));
    const recording = await findRecording(deps)(scope, params.attempt_id);
    const range = byteRange(header('Range'), recording.bytes);
    // A player asks for part after part; who starts to listen is noted once.
    if ((range?.start ?? 0) === 0) await noteListening(deps)(scope, params.attempt_id, byOf(input));
    return play(deps, recording, range);
  }),
];
