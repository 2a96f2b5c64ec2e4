import type { CallEvent } from '../calls/lifecycle.ts';
import type { CallRecord } from '../calls/call-record.ts';
import { presentCall } from '../calls/present-call.ts';
import type { Timeline } from '../timeline.ts';
import { postWebhook } from './post-webhook.ts';
import type { WebhookLog } from './webhook-log.ts';

/** Delays before the second, third and fourth try, virtual milliseconds. */
const RETRY_DELAYS_MS = [2_000, 10_000, 30_000];

/** Tells the outside what happens to calls. */
export interface WebhookSender {
  /** Queues one event behind the earlier ones of its call. */
  send(call: CallRecord, event: CallEvent): void;
  /** Resolves when no try is under way. Tries that wait for their time do not count. */
  settled(): Promise<void>;
}

/** What a sender needs to know. */
export interface WebhookSettings {
  timeline: Timeline;
  log: WebhookLog;
  /** The account's URL, for agents without one. */
  account_url: string | null;
  public_url: () => string;
  /** The key that signs for the workspace of a call. */
  keyOf: (call: CallRecord) => string;
}

interface Delivery {
  call: CallRecord;
  event: CallEvent;
  url: string;
  body: string;
}

const fillIn = (template: string, variables: Record<string, string>): string =>
  template.replace(/\{\{\s*([\w-]+)\s*\}\}/g, (_, name: string) => encodeURIComponent(variables[name] ?? ''));

/** The bodies of one event; frozen when it happens, whatever the call becomes before the last try. */
const bodyOf = (call: CallRecord, event: CallEvent, public_url: string): string => {
  const { transcript_with_tool_calls, ...rest } = presentCall(call, public_url);
  return JSON.stringify({
    event,
    call: event === 'transcript_updated' ? rest : { ...rest, transcript_with_tool_calls },
    ...(event === 'transcript_updated' && { transcript_with_tool_calls }),
    ...(event.startsWith('transfer_') && {
      transfer_destination: { type: 'predefined', number: '+56225550199' },
      transfer_option: { type: 'cold_transfer' },
    }),
  });
};

/**
 * Delivers in order per call: the first try of an event waits for the first try of the one before, but nothing waits
 * for a repeat (retell.md §1.9). Any 2xx is a success; else three more tries.
 */
export const createWebhookSender = (settings: WebhookSettings): WebhookSender => {
  const { timeline, log } = settings;
  const queues = new Map<string, Promise<void>>();
  const held = new Map<string, Delivery[]>();
  const running = new Set<Promise<void>>();

  const track = (work: Promise<void>): Promise<void> => {
    running.add(work);
    return work.finally(() => running.delete(work));
  };

  const attempt = async (delivery: Delivery, n: number): Promise<void> => {
    const { call, event, url, body } = delivery;
    const result = await postWebhook({
      url,
      body,
      key: settings.keyOf(call),
      timeout_ms: call.settings.webhook_timeout_ms,
      quirk: call.plan.quirk,
    });
    log.add({ at: timeline.clock.now().getTime(), call_id: call.call_id, event, url, attempt: n, result });
    const delay = RETRY_DELAYS_MS[n - 1];
    const delivered = typeof result === 'number' && result >= 200 && result < 300;
    if (!delivered && delay !== undefined) timeline.after(delay, () => void track(attempt(delivery, n + 1)));
  };

  const enqueue = (delivery: Delivery): void => {
    const { call_id } = delivery.call;
    const before = queues.get(call_id) ?? Promise.resolve();
    const mine = track(before.then(() => attempt(delivery, 1))).finally(() => {
      if (queues.get(call_id) === mine) queues.delete(call_id);
    });
    queues.set(call_id, mine);
  };

  /** Keeps everything back until the analysis, then sends it from last to first, each one twice. */
  const sendDisordered = (delivery: Delivery): void => {
    const { call_id } = delivery.call;
    const kept = [...(held.get(call_id) ?? []), delivery];
    held.set(call_id, kept);
    if (delivery.event !== 'call_analyzed') return;
    held.delete(call_id);
    for (const one of kept.reverse()) {
      enqueue(one);
      enqueue(one);
    }
  };

  return {
    send: (call, event) => {
      const template = call.settings.webhook_url ?? settings.account_url;
      const quirk = call.plan.quirk;
      if (!template || quirk === 'webhooks_never' || quirk === 'echoes_nothing') return;
      if (!call.settings.webhook_events.includes(event)) return;
      const url = fillIn(template, call.variables ?? {});
      const delivery = { call, event, url, body: bodyOf(call, event, settings.public_url()) };
      if (quirk === 'webhooks_twice_disordered') sendDisordered(delivery);
      else enqueue(delivery);
    },
    settled: async () => {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
};
