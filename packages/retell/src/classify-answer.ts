import type { Clock, HaltScope } from '@timbre/kernel';
import { errorText, safeText } from './error-text.ts';
import type { SendResult } from './http-send.ts';
import type { NotPlacedReason, PlaceCallRequest, PlaceCallResult } from './voice-provider.ts';

/** Answers after which Retell certainly does not dial (decisions.md §1.1). Any other answer proves nothing. */
const NOT_PLACED: Readonly<Record<number, NotPlacedReason>> = {
  400: 'config',
  401: 'workspace',
  402: 'workspace',
  403: 'workspace',
  404: 'asset_missing',
  422: 'asset_missing',
  429: 'rate_limited',
};

/** Milliseconds on the time line of `clock`, for both forms of the header; null when it is absent or unreadable. */
const retryAfterMs = (header: string | null, clock: Clock): number | null => {
  if (header === null) return null;
  if (/^\d+(\.\d+)?$/.test(header)) return Math.ceil(Number(header) * 1000);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - clock.now().getTime());
};

/** A refusal blames the callee's number only if it names it and not the caller's. */
const blamesCallee = (text: string, request: PlaceCallRequest): boolean =>
  (text.includes('to_number') || text.includes(request.to_number)) &&
  !(text.includes('from_number') || text.includes(request.from_number));

/** What a missing asset or a refused key stops. An answer that does not name the number means the agent. */
const scopeOf = (reason: NotPlacedReason, text: string, request: PlaceCallRequest): HaltScope | undefined => {
  if (reason === 'workspace') return 'workspace';
  if (reason !== 'asset_missing') return undefined;
  const names_number = text.includes(request.from_number) || /phone.?number|from_number/i.test(text);
  return names_number ? 'from_number' : 'agent';
};

/** Retell's id of the call; older versions gave it as `id`, or one level deeper. */
const callIdOf = (text: string): string | null => {
  try {
    const body = JSON.parse(text) as { call_id?: unknown; id?: unknown; data?: { call_id?: unknown } } | null;
    const id = body?.call_id ?? body?.data?.call_id ?? body?.id;
    return typeof id === 'string' && id !== '' ? id : null;
  } catch {
    return null;
  }
};

const refusal = (
  status: number,
  reason: NotPlacedReason,
  text: string,
  retry_after_ms: number | null,
  request: PlaceCallRequest,
): PlaceCallResult => {
  const settled = status === 400 && blamesCallee(text, request) ? 'bad_number' : reason;
  const scope = scopeOf(settled, text, request);
  return {
    kind: 'not_placed',
    reason: settled,
    status,
    message: safeText(text),
    retry_after_ms,
    ...(scope && { scope }),
  };
};

/** What one POST of create-phone-call proves (decisions.md §1.1). When in doubt it is `unknown`, never `not_placed`. */
export const classifyAnswer = (
  sent: SendResult,
  request: PlaceCallRequest,
  clock: Clock,
): PlaceCallResult => {
  if (sent.kind === 'lost') return { kind: 'unknown', message: safeText(sent.message) };
  if (sent.kind === 'not_sent') {
    return {
      kind: 'not_placed',
      reason: 'unreachable',
      status: null,
      message: safeText(sent.message),
      retry_after_ms: null,
    };
  }
  const { status, text, retry_after } = sent;
  if (status >= 200 && status < 300) {
    const call_id = callIdOf(text);
    return call_id
      ? { kind: 'placed', call_id }
      : { kind: 'unknown', message: `answer ${status} without a call_id` };
  }
  const reason = NOT_PLACED[status];
  if (!reason) return { kind: 'unknown', message: safeText(`answer ${status}: ${errorText(text)}`) };
  return refusal(status, reason, errorText(text), retryAfterMs(retry_after, clock), request);
};
