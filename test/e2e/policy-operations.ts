import type { TestAccount, TestApi } from '../support/api.ts';
import type { AccountRules, Campaign, Hours, Run } from './policy-oracle.ts';
import { timeline } from './policy-timeline.ts';

/** Numbers in `[0, 1)` that one seed gives again and again (mulberry32). */
export const seeded = (seed: number) => {
  let state = seed >>> 0;
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** Who is called in a run: the same people in every campaign, so that campaigns have to heed each other. */
export interface Someone {
  dni: string;
  phones: string[];
  region?: string;
}

/** An account under random operations; what each of them must lead to is noted in `run`. */
export interface Operations {
  run: Run;
  /** One more campaign of these people. */
  create(): Promise<void>;
  /** Any operation. Resolves with its name when it is answered. */
  any(): Promise<string>;
  /** Ends every campaign. */
  cancelAll(): Promise<void>;
}

interface World {
  api: TestApi;
  account: TestAccount;
  people: readonly Someone[];
  random: () => number;
  /** Virtual epoch milliseconds. */
  clock: () => number;
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const LAWFUL_DAYS = [1, 2, 3, 4, 5, 6];
const NO_RULES: AccountRules = { hours: null, holidays: [], cap: null, counts: 'answered' };
const MINUTE_MS = 60_000;

const SANTIAGO = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: 'America/Santiago', hourCycle: 'h23', hour: '2-digit', minute: '2-digit' },
});

/** `HH:MM` in Santiago, `minutes` from now, kept within the present day. */
const around = (now: number, minutes: number): string => {
  const then = SANTIAGO.format(now + minutes * MINUTE_MS);
  const wraps = minutes < 0 ? then > SANTIAGO.format(now) : then < SANTIAGO.format(now);
  return wraps ? (minutes < 0 ? '00:00' : '23:59') : then;
};

const clamp = (time: string): string => (time < '08:00' ? '08:00' : time > '20:00' ? '20:00' : time);

const settingsOf = ({ start, end, days }: Hours) => ({
  allowed_hours: { start, end },
  days_of_week: days,
  max_attempts: 4,
  retry_delay_hours: 0.1,
  ring_timeout: 10,
});

const rulesBody = ({ hours, cap, counts }: AccountRules) => ({
  ...(hours && { hours: { start: hours.start, end: hours.end }, days: hours.days }),
  ...(cap !== null && { max_contacts_per_week: cap }),
  ...(counts === 'any' && { counts }),
});

/** Starts operating on an account without campaigns. */
export const operationsOn = ({ api, account, people, random, clock }: World): Operations => {
  const rules = timeline(NO_RULES, clock);
  const run: Run = { campaigns: new Map(), rules, forbidden: [] };
  const over = new Set<string>();
  const lifts = new Map<string, () => Promise<void>>();
  const below = (n: number): number => Math.floor(random() * n);
  const oneOf = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  const alive = (): Campaign[] => [...run.campaigns.values()].filter(({ batch_id }) => !over.has(batch_id));

  const call = async (method: 'get' | 'post' | 'put' | 'patch' | 'delete', path: string, body?: unknown) => {
    const answer = await api.call(method, `/api/v1${path}`, { key: account.api_key, body });
    if (answer.status >= 500) throw new Error(`${method} ${path}: ${answer.status}`);
    return answer;
  };
  /** True when the change was made; a campaign that is over refuses some. */
  const done = async (...request: Parameters<typeof call>): Promise<boolean> =>
    (await call(...request)).status < 300;

  /** A window around the present: mostly open now, closing or opening within minutes. */
  const someHours = (): Hours => ({
    start: around(clock(), 5 - below(60)),
    end: around(clock(), 3 + below(60)),
    days: random() < 0.9 ? EVERY_DAY : [1, 2, 3],
  });

  const create = async (): Promise<void> => {
    const chilean = random() < 0.6;
    const hours = someHours();
    const contact_pack = chilean ? null : 'demo';
    const name = `Ola ${run.campaigns.size}`;
    const { body } = await call('post', '/batches', { name, contact_pack, call_settings: settingsOf(hours) });
    const { batch_id } = body.batch as { batch_id: string };
    const [window, may_dial] = [timeline(hours, clock), timeline(true, clock)];
    run.campaigns.set(batch_id, { batch_id, chilean, hours: window, may_dial });
    await call('post', `/batches/${batch_id}/jobs`, { contacts: people });
  };

  const patchHours = (): Promise<void> => {
    const { batch_id, hours } = oneOf(alive());
    const next = someHours();
    return hours.set(next, () => done('patch', `/batches/${batch_id}`, { call_settings: settingsOf(next) }));
  };

  const toggle = async (): Promise<void> => {
    const { batch_id, may_dial } = oneOf(alive());
    const on = !may_dial.now();
    await may_dial.set(on, () => done('put', `/batches/${batch_id}/${on ? 'resume' : 'pause'}`));
  };

  const ownHours = (): Hours | null => {
    const { start, end } = someHours();
    const hours = { start: clamp(start), end: clamp(end), days: random() < 0.9 ? LAWFUL_DAYS : [1, 2, 3] };
    return random() < 0.5 || hours.start >= hours.end ? null : hours;
  };
  const changeRules = (): Promise<void> => {
    const { holidays } = rules.now();
    const cap = random() < 0.3 ? 1 : null;
    const counts = random() < 0.3 ? ('any' as const) : ('answered' as const);
    const next = random() < 0.4 ? { ...NO_RULES, holidays } : { hours: ownHours(), holidays, cap, counts };
    return rules.set(next, () => done('put', '/contact-policy', { own_rules: rulesBody(next) }));
  };

  const changeHolidays = (): Promise<void> => {
    const today = new Date(clock()).toISOString().slice(0, 10);
    const next = { ...rules.now(), holidays: rules.now().holidays.length > 0 ? [] : [today] };
    const holidays = next.holidays.map((date) => ({ date, name: 'Libre' }));
    return rules.set(next, () => done('put', '/holidays', { holidays }));
  };

  const someEntry = () => {
    const { dni, phones } = oneOf(people);
    const phone = oneOf(phones);
    const kind = random();
    const level = kind < 0.5 ? 'person' : kind < 0.9 ? 'phone' : 'batch';
    const value = level === 'person' ? dni : level === 'phone' ? phone : undefined;
    const batch_id = level === 'batch' || random() < 0.3 ? oneOf(alive()).batch_id : null;
    // An entry for a whole campaign passes by itself: the run would soon be over otherwise.
    const minutes = level === 'batch' ? 5 : random() < 0.4 ? 2 + below(15) : null;
    return { level, value, batch_id, until: minutes === null ? null : clock() + minutes * MINUTE_MS };
  };
  const forbid = async (): Promise<void> => {
    const { level, value, batch_id, until } = someEntry();
    const same = JSON.stringify([level, value, batch_id]);
    // A second entry for the same takes the place of the first, and would end what the first one promised.
    await lifts.get(same)?.();
    const holds = timeline(false, clock);
    let entry_id = '';
    run.forbidden.push({
      names: (target) =>
        (batch_id === null || batch_id === target.batch_id) &&
        (level === 'batch' || value === (level === 'person' ? target.person_key : target.phone)),
      holds,
      until,
    });
    await holds.set(true, async () => {
      const expires_at = until === null ? null : new Date(until).toISOString();
      const body = { level, value, batch_id, reason: 'prueba', expires_at };
      const answer = await call('post', '/do-not-call', body);
      entry_id = (answer.body as { entry_id: string }).entry_id;
      // What the person asked for in a call stands already: this entry was not written.
      return answer.status < 300 && answer.body.source === 'manual';
    });
    lifts.set(same, async () => {
      lifts.delete(same);
      if (holds.now()) await holds.set(false, () => done('delete', `/do-not-call/${entry_id}`));
    });
  };

  const retry = async (): Promise<void> => {
    const { body } = await call('get', `/batches/${oneOf(alive()).batch_id}/jobs?status=failed&limit=3`);
    for (const { job_id } of body as { job_id: string }[]) await call('put', `/jobs/${job_id}/retry`);
  };

  const cancel = async ({ batch_id, may_dial }: Campaign): Promise<void> => {
    await may_dial.set(false, () => done('post', `/batches/${batch_id}/cancel`, { reason: 'prueba' }));
    over.add(batch_id);
  };

  const acts: readonly [share: number, name: string, act: () => Promise<unknown>][] = [
    [20, 'patch hours', patchHours],
    [14, 'pause or resume', toggle],
    [14, 'own rules', changeRules],
    [4, 'own holidays', changeHolidays],
    [26, 'do not call', forbid],
    [6, 'lift', async () => lifts.size > 0 && oneOf([...lifts.values()])()],
    [5, 'retry', retry],
    [5, 'create', create],
    [2, 'cancel', async () => alive().length > 2 && cancel(oneOf(alive()))],
  ];

  return {
    run,
    create,
    async any() {
      let left = below(acts.reduce((sum, [share]) => sum + share, 0));
      const [, name, act] = acts.find(([share]) => (left -= share) < 0) ?? acts[0]!;
      await act();
      return name;
    },
    async cancelAll() {
      for (const campaign of alive()) await cancel(campaign);
    },
  };
};
