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

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const NO_RULES: AccountRules = { hours: null, holidays: [], cap: null, counts: 'answered' };
const MINUTE_MS = 60_000;

/** `HH:MM` in Santiago, `minutes` from now, kept within the present day. */
const around = (now: number, minutes: number): string => {
  const text = new Intl.DateTimeFormat('es-CL', {
    ...{ timeZone: 'America/Santiago', hourCycle: 'h23', hour: '2-digit', minute: '2-digit' },
  } as Intl.DateTimeFormatOptions);
  const today = text.format(now);
  const then = text.format(now + minutes * MINUTE_MS);
  return minutes < 0 === then > today ? (minutes < 0 ? '00:00' : '23:59') : then;
};

/** An account under random operations; what each of them must lead to is noted in `run`. */
export interface Operations {
  run: Run;
  /** One more campaign of these people. */
  create(people: readonly Someone[]): Promise<void>;
  /** Any operation. Resolves when it is answered. */
  any(people: readonly Someone[]): Promise<string>;
  /** Ends every campaign. */
  cancelAll(): Promise<void>;
}

export const operationsOn = (
  api: TestApi,
  account: TestAccount,
  random: () => number,
  clock: () => number,
): Operations => {
  const rules = timeline(NO_RULES, clock);
  const run: Run = { campaigns: new Map(), rules, forbidden: [] };
  const lifts: (() => Promise<void>)[] = [];
  const call = async (method: 'get' | 'post' | 'put' | 'patch' | 'delete', path: string, body?: unknown) => {
    const answer = await api.call(method, `/api/v1${path}`, { key: account.api_key, body });
    if (answer.status >= 500) throw new Error(`${method} ${path}: ${answer.status}`);
    return answer;
  };
  const below = (n: number): number => Math.floor(random() * n);
  const oneOf = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  const campaigns = (): Campaign[] => [...run.campaigns.values()];

  /** A window around the present: mostly open now, closing or opening within minutes. */
  const someHours = (): Hours => ({
    start: around(clock(), -below(60) + 5),
    end: around(clock(), 3 + below(60)),
    days: random() < 0.9 ? EVERY_DAY : [1, 2, 3],
  });
  const settingsOf = ({ start, end, days }: Hours) => ({
    allowed_hours: { start, end },
    days_of_week: days,
    max_attempts: 4,
    retry_delay_hours: 0.1,
    ring_timeout: 10,
  });

  const create = async (people: readonly Someone[]): Promise<void> => {
    const chilean = random() < 0.6;
    const hours = someHours();
    const { body } = await call('post', '/batches', {
      name: `Ola ${run.campaigns.size}`,
      contact_pack: chilean ? null : 'demo',
      call_settings: settingsOf(hours),
    });
    const { batch_id } = body.batch as { batch_id: string };
    run.campaigns.set(batch_id, {
      batch_id,
      chilean,
      hours: timeline(hours, clock),
      may_dial: timeline(true, clock),
    });
    await call('post', `/batches/${batch_id}/jobs`, { contacts: people, allow_duplicates: true });
  };

  const patchHours = (): Promise<void> => {
    const { batch_id, hours } = oneOf(campaigns());
    const next = someHours();
    return hours.set(next, () => call('patch', `/batches/${batch_id}`, { call_settings: settingsOf(next) }));
  };
  const toggle = async (): Promise<void> => {
    const { batch_id, may_dial } = oneOf(campaigns());
    const on = !may_dial.now();
    await may_dial.set(on, () => call('put', `/batches/${batch_id}/${on ? 'resume' : 'pause'}`));
  };
  const changeRules = (): Promise<void> => {
    const next: AccountRules =
      random() < 0.4
        ? { ...NO_RULES, holidays: rules.now().holidays }
        : {
            hours: random() < 0.5 ? null : someHours(),
            holidays: rules.now().holidays,
            cap: random() < 0.3 ? 1 : null,
            counts: random() < 0.3 ? 'any' : 'answered',
          };
    const { hours, cap, counts } = next;
    const own_rules = {
      ...(hours && { hours: { start: hours.start, end: hours.end }, days: hours.days }),
      ...(cap !== null && { max_contacts_per_week: cap }),
      ...(counts === 'any' && { counts }),
    };
    return rules.set(next, async () => {
      const { status } = await call('put', '/contact-policy', { own_rules });
      // Wider than the law: refused, so the rules stay as they were.
      if (status === 422) Object.assign(next, lastRules);
      lastRules = { ...next };
    });
  };
  let lastRules: AccountRules = { ...NO_RULES };
  const changeHolidays = (): Promise<void> => {
    const holidays = rules.now().holidays.length > 0 ? [] : [new Date(clock()).toISOString().slice(0, 10)];
    const next = { ...rules.now(), holidays };
    lastRules = { ...next };
    return rules.set(next, () =>
      call('put', '/holidays', { holidays: holidays.map((date) => ({ date, name: 'Libre' })) }),
    );
  };
  const forbid = async (people: readonly Someone[]): Promise<void> => {
    const { dni, phones } = oneOf(people);
    const phone = oneOf(phones);
    const narrowed = random() < 0.3 ? oneOf(campaigns()).batch_id : null;
    const until = random() < 0.4 ? clock() + (2 + below(15)) * MINUTE_MS : null;
    const kind = random();
    const [level, value] =
      kind < 0.5 ? ['person', dni] : kind < 0.9 ? ['phone', phone] : ['batch', undefined];
    const batch_id = level === 'batch' ? oneOf(campaigns()).batch_id : narrowed;
    const holds = timeline(false, clock);
    // An entry for a whole campaign passes by itself: the run would be over otherwise.
    const end = level === 'batch' ? clock() + 5 * MINUTE_MS : until;
    const names = (target: { batch_id: string; person_key: string; phone: string }): boolean =>
      (batch_id === null || batch_id === target.batch_id) &&
      (level === 'batch' || (level === 'person' ? target.person_key === dni : target.phone === phone));
    const same = JSON.stringify([level, value, batch_id]);
    // A second entry for the same takes the place of the first: what that one promised is over.
    await replaced.get(same)?.();
    let entry_id = '';
    await holds.set(true, async () => {
      const expires_at = end === null ? null : new Date(end).toISOString();
      const answer = await call('post', '/do-not-call', { level, value, batch_id, reason: 'prueba', expires_at });
      entry_id = (answer.body as { entry_id: string }).entry_id;
    });
    run.forbidden.push({ names, holds, until: end });
    const lift = async (): Promise<void> => {
      if (holds.now()) await holds.set(false, () => call('delete', `/do-not-call/${entry_id}`));
    };
    replaced.set(same, lift);
    if (random() < 0.5) lifts.push(lift);
  };
  const replaced = new Map<string, () => Promise<void>>();
  const retry = async (): Promise<void> => {
    const { batch_id } = oneOf(campaigns());
    const { body } = await call('get', `/batches/${batch_id}/jobs?status=failed&limit=3`);
    for (const { job_id } of body as { job_id: string }[]) await call('put', `/jobs/${job_id}/retry`);
  };
  const cancel = async (campaign: Campaign): Promise<void> => {
    await campaign.may_dial.set(false, () => call('delete', `/batches/${campaign.batch_id}/cancel`));
    run.campaigns.set(campaign.batch_id, campaign);
    over.add(campaign.batch_id);
  };
  const over = new Set<string>();

  return {
    run,
    create,
    async any(people) {
      const alive = campaigns().filter(({ batch_id }) => !over.has(batch_id));
      const acts: [share: number, name: string, act: () => Promise<unknown>][] = [
        [20, 'patch hours', patchHours],
        [14, 'pause or resume', toggle],
        [14, 'own rules', changeRules],
        [8, 'own holidays', changeHolidays],
        [26, 'do not call', () => forbid(people)],
        [6, 'lift', async () => lifts.shift()?.()],
        [5, 'retry', retry],
        [5, 'create', () => create(people)],
        [2, 'cancel', async () => alive.length > 2 && cancel(oneOf(alive))],
      ];
      let left = random() * acts.reduce((sum, [share]) => sum + share, 0);
      for (const [share, name, act] of acts) {
        left -= share;
        if (left >= 0) continue;
        await act();
        return name;
      }
      return 'nothing';
    },
    async cancelAll() {
      for (const campaign of campaigns()) if (!over.has(campaign.batch_id)) await cancel(campaign);
    },
  };
};
