import { HOUR_MS } from '@timbre/kernel';
import { Router } from 'express';
import { talkMs } from './calls/call-record.ts';
import { createRandom } from './random.ts';
import type { Simulation } from './simulation.ts';
import { findCall } from './workspace.ts';

const RATE = 8_000;
const MAX_SECONDS = 3;
const HEADER_BYTES = 44;
/** As long as Retell's links work. */
const LINK_LIFE_MS = 24 * HOUR_MS;

/** A mono 8-bit WAV: a soft tone that is interrupted like speech. At most three seconds, so that it stays small. */
export const speechLikeWav = (chance: string, talk_ms: number): Buffer => {
  const random = createRandom(chance, 'audio');
  const samples = Math.max(1, Math.round(Math.min(MAX_SECONDS, talk_ms / 1000) * RATE));
  const wav = Buffer.alloc(HEADER_BYTES + samples, 128);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(HEADER_BYTES - 8 + samples, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(RATE, 24);
  wav.writeUInt32LE(RATE, 28);
  wav.writeUInt16LE(1, 32);
  wav.writeUInt16LE(8, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples, 40);
  const pitch = random.between(110, 220);
  for (let n = 0; n < samples; n += 1) {
    const loudness = Math.max(0, Math.sin((n / RATE) * 7)) * 40;
    wav[HEADER_BYTES + n] = 128 + Math.round(loudness * Math.sin((2 * Math.PI * pitch * n) / RATE));
  }
  return wav;
};

/** Serves recordings to whoever has the link, for a day, as Retell's signed links do; an outage takes them along. */
export const recordingsRouter = (simulation: Simulation): Router => {
  const router = Router();
  router.get('/recordings/:file', (request, response) => {
    const call_id = request.params.file.replace(/\.wav$/, '');
    const call = [...simulation.workspaces()]
      .map((workspace) => findCall(workspace, call_id))
      .find((found) => found !== undefined);
    const outage = simulation.faults.outage(false);
    if (outage) {
      response.status(outage.status).end();
      return;
    }
    if (call?.ended_at && simulation.now() - call.ended_at > LINK_LIFE_MS) {
      response.status(403).end();
      return;
    }
    if (!call || talkMs(call) <= 0) {
      response.status(404).end();
      return;
    }
    response.type('audio/wav').send(speechLikeWav(call.plan.chance, talkMs(call)));
  });
  return router;
};
