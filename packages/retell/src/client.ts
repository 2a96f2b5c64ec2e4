import { silentLogger, type Clock, type Logger } from '@timbre/kernel';
import { classifyAnswer } from './classify-answer.ts';
import { parseConcurrency } from './concurrency.ts';
import { createCallBody, type VoicemailAction } from './create-call-body.ts';
import { errorText, safeText } from './error-text.ts';
import { findCallWith, parseCallList, type CallList } from './find-call.ts';
import { sendOnce, type SendResult } from './http-send.ts';
import { openRecording } from './open-recording.ts';
import { parseCall } from './parse-call.ts';
import { allowedTarget } from './target.ts';
import type { LookupResult, PlaceCallRequest, PlaceCallResult, VoiceProvider } from './voice-provider.ts';

/** How to reach one Retell workspace. */
export interface RetellClientOptions {
  /** Has no default anywhere: who dials says where. */
  base_url: string;
  api_key: string;
  clock: Clock;
  /** Real milliseconds: to a standing connection, for a whole create-phone-call, for a whole read. */
  timeouts: { connect_ms: number; post_ms: number; read_ms: number };
  /** Only a production process may dial anything but this machine. */
  production: boolean;
  logger?: Logger;
  /** Version part of the paths of create, get and stop: `/v2` today, empty for Retell's older addresses. */
  path_prefix?: string;
  /** Hosts from which recordings may be fetched, beside the simulator's own; none unless given. */
  recording_hosts?: readonly string[];
  /** Default `hangup`. */
  on_voicemail?: VoicemailAction;
}

const MAX_RECORDING_BYTES = 50 * 1024 * 1024;
const RECORDING_MS = 120_000;

const ABSENT = new Set([404, 422]);
const ALREADY_OVER = new Set([400, 404, 409, 422]);

/** Anything that tells us nothing about the call. */
const unavailable = (sent: SendResult): { kind: 'unavailable'; message: string } => ({
  kind: 'unavailable',
  message: safeText(sent.kind === 'answer' ? `answer ${sent.status}: ${errorText(sent.text)}` : sent.message),
});

const isOk = (sent: SendResult): sent is Extract<SendResult, { kind: 'answer' }> =>
  sent.kind === 'answer' && sent.status >= 200 && sent.status < 300;

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const readCall = (sent: SendResult, call_id: string): LookupResult => {
  if (sent.kind === 'answer' && (sent.status === 404 || sent.status === 422)) return { kind: 'absent' };
  if (!isOk(sent)) return unavailable(sent);
  const call = parseCall(parseJson(sent.text));
  return call?.call_id === call_id
    ? { kind: 'call', call }
    : { kind: 'unavailable', message: `answer ${sent.status} is not that call` };
};

/**
 * The Retell adapter. Each method is one request (`findCall` up to three) on a connection of its own, without
 * redirect, proxy or retry, and turns every failure into an answer; nothing is thrown after construction.
 *
 * @throws Error in two lines, what is wrong and `fix: …`, when this process may not use that address or key
 */
export const createRetellClient = (options: RetellClientOptions): VoiceProvider => {
  const base_url = allowedTarget(options);
  const prefix = options.path_prefix ?? '/v2';
  const logger = options.logger ?? silentLogger;
  const { connect_ms, post_ms, read_ms } = options.timeouts;

  const send = (
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    total_ms: number,
    body?: unknown,
  ): Promise<SendResult> =>
    sendOnce({ method, url: base_url + path, api_key: options.api_key, body, connect_ms, total_ms });

  const placeCall = async (request: PlaceCallRequest): Promise<PlaceCallResult> => {
    const body = createCallBody(request, options.on_voicemail ?? 'hangup');
    const sent = await send('POST', `${prefix}/create-phone-call`, post_ms, body);
    const result = classifyAnswer(sent, request, options.clock);
    logger.debug('create-phone-call', {
      attempt_id: request.attempt_id,
      result: result.kind,
      ...(result.kind === 'not_placed' && { reason: result.reason, status: result.status }),
      ...(result.kind !== 'placed' && { message: result.message }),
    });
    return result;
  };

  const getCall = async (call_id: string): Promise<LookupResult> =>
    readCall(await send('GET', `${prefix}/get-call/${encodeURIComponent(call_id)}`, read_ms), call_id);

  const listCalls = async (body: object): Promise<CallList> => {
    const sent = await send('POST', '/v3/list-calls', read_ms, body);
    return (isOk(sent) && parseCallList(sent.text)) || unavailable(sent);
  };

  return {
    placeCall,
    getCall,
    findCall: findCallWith(listCalls, getCall),
    listOngoing: (limit) =>
      listCalls({ filter_criteria: { call_status: { type: 'enum', op: 'in', value: ['ongoing'] } }, limit }),
    stopCall: async (call_id) => {
      const sent = await send('POST', `${prefix}/stop-call/${encodeURIComponent(call_id)}`, read_ms);
      if (sent.kind === 'answer' && ALREADY_OVER.has(sent.status)) return 'already_over';
      return isOk(sent) ? 'stopped' : 'unavailable';
    },
    openRecording: (link) =>
      openRecording(link, {
        ...{ base_url, hosts: options.recording_hosts ?? [], max_bytes: MAX_RECORDING_BYTES },
        ...{ answer_ms: read_ms, total_ms: RECORDING_MS },
      }),
    deleteCall: async (call_id) => {
      const sent = await send('DELETE', `${prefix}/delete-call/${encodeURIComponent(call_id)}`, read_ms);
      if (sent.kind === 'answer' && ABSENT.has(sent.status)) return 'absent';
      return isOk(sent) ? 'deleted' : 'unavailable';
    },
    getConcurrency: async () => {
      const sent = await send('GET', '/get-concurrency', read_ms);
      return isOk(sent) ? parseConcurrency(sent.text) : null;
    },
  };
};
