import Joi from 'joi';
import type { Concurrency } from './voice-provider.ts';

interface ConcurrencyAnswer {
  current_concurrency: number;
  concurrency_limit: number;
  concurrency_burst_enabled?: boolean;
  concurrency_burst_limit?: number;
  reserved_inbound_concurrency?: number;
}

const count = Joi.number().min(0);

const schema = Joi.object<ConcurrencyAnswer>({
  current_concurrency: count.required(),
  concurrency_limit: count.required(),
  concurrency_burst_enabled: Joi.boolean(),
  concurrency_burst_limit: count,
  reserved_inbound_concurrency: count,
}).unknown();

/**
 * Reads get-concurrency. The outbound cap is `(burst on ? burst limit : limit) − reserved for inbound`
 * (retell.md §1.7), never below 0; headroom is the caller's business. Null when it cannot be read.
 */
export const parseConcurrency = (text: string): Concurrency | null => {
  try {
    const { error, value } = schema.validate(JSON.parse(text));
    if (error || !value) return null;
    const burst = value.concurrency_burst_enabled ? (value.concurrency_burst_limit ?? 0) : 0;
    const ceiling = Math.max(burst, value.concurrency_limit);
    return {
      current: value.current_concurrency,
      limit: Math.max(0, ceiling - (value.reserved_inbound_concurrency ?? 0)),
    };
  } catch {
    return null;
  }
};
