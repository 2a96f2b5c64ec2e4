import { afterEach, describe, expect, it } from 'vitest';
import { addMs, newAttemptId, newId, realClock, scaledClock } from '@timbre/kernel';
import { done, drop, snooze, type HandlersFor, type Outcome } from '@timbre/queue';
import { openPlace, signal, until, type Place } from './queue-support.ts';

let place: Place;
afterEach(() => place.close());

const handlers = (call_poll: HandlersFor<'call-poll'>['call-poll']): HandlersFor<'call-poll'> => ({
  'call-poll': call_poll,
  'call-resolve': async () => done,
  'call-hang-up': async () => done,
});

describe('a job', () => {
  it('runs once for its id, however often it was enqueued, and is gone afterwards', async () => {
    place = await openPlace();
    const attempt_id = newAttemptId();
    let runs = 0;
    for (let n = 0; n < 5; n += 1) await place.producer.enqueue('call-start', { attempt_id });
    expect(await place.producer.hasJob('call-start', { attempt_id })).toBe(true);
    expect((await place.producer.counts())['call-start']).toMatchObject({ waiting: 1 });

    const ended = signal();
    await place.work(['call-start'], {
      'call-start': async (payload, context) => {
        runs += 1;
        expect(payload).toEqual({ attempt_id });
        expect(context).toMatchObject({ job_name: 'call-start', attempt: 1 });
        context.logger.info('inside');
        ended.give();
        return done;
      },
    });
    await ended.promise;
    await until('job gone', async () => !(await place.producer.hasJob('call-start', { attempt_id })));
    expect(runs).toBe(1);
    expect(place.lines.find((line) => line.message === 'inside')).toMatchObject({
      attempt_id,
      job_name: 'call-start',
    });
  });

  it('comes back after a snooze without having spent a try', async () => {
    place = await openPlace();
    const attempt_id = newAttemptId();
    const starts: { attempt: number; at: number }[] = [];
    await place.work(
      ['call-poll'],
      handlers(async (_, { attempt, clock }) => {
        starts.push({ attempt, at: clock.now().getTime() });
        return starts.length < 4 ? snooze(addMs(clock.now(), 150), 'still ringing') : done;
      }),
    );
    await place.producer.enqueue('call-poll', { attempt_id });
    await until('four runs', () => starts.length === 4);
    await until('job gone', async () => !(await place.producer.hasJob('call-poll', { attempt_id })));
    expect(starts.map(({ attempt }) => attempt)).toEqual([1, 1, 1, 1]);
    for (let n = 1; n < 4; n += 1) expect(starts[n]!.at - starts[n - 1]!.at).toBeGreaterThanOrEqual(149);
    expect(place.lines.filter((line) => line.level === 'warn' || line.level === 'error')).toEqual([]);
  });

  it('stays known to hasJob while it snoozes', async () => {
    place = await openPlace();
    const attempt_id = newAttemptId();
    await place.work(
      ['call-poll'],
      handlers(async (_, { clock }) => snooze(addMs(clock.now(), 3_600_000), 'later')),
    );
    await place.producer.enqueue('call-poll', { attempt_id });
    await until('snoozing', async () => (await place.producer.counts())['call-poll']['delayed'] === 1);
    expect(await place.producer.hasJob('call-poll', { attempt_id })).toBe(true);
    expect(await place.producer.hasJob('call-resolve', { attempt_id })).toBe(false);
  });

  it('waits for its instant in virtual time', async () => {
    const start = realClock.now().getTime();
    const clock = scaledClock({ real_epoch: start, virtual_epoch: start, factor: 600 });
    place = await openPlace({ clock });
    const due = addMs(clock.now(), 10 * 60_000); // one real second
    const ran = signal<Date>();
    await place.work(
      ['call-poll'],
      handlers(async (_, context) => {
        ran.give(context.clock.now());
        return done;
      }),
    );
    await place.producer.enqueue('call-poll', { attempt_id: newAttemptId() }, { run_at: due });
    expect((await place.producer.counts())['call-poll']).toMatchObject({ delayed: 1, waiting: 0 });
    expect((await ran.promise).getTime()).toBeGreaterThanOrEqual(due.getTime());
  });

  it('ends with a warning when it is dropped', async () => {
    place = await openPlace();
    const attempt_id = newAttemptId();
    await place.work(
      ['call-poll'],
      handlers(async () => drop('attempt is gone')),
    );
    await place.producer.enqueue('call-poll', { attempt_id });
    await until('job gone', async () => place.lines.some((line) => line.message === 'job dropped'));
    await until('job gone', async () => !(await place.producer.hasJob('call-poll', { attempt_id })));
    expect(place.lines.find((line) => line.message === 'job dropped')).toMatchObject({
      level: 'warn',
      reason: 'attempt is gone',
      attempt_id,
    });
    expect(await place.metrics.render()).toContain('outcome="drop"');
  });

  it('that throws is logged once, spends a try and runs again', async () => {
    place = await openPlace();
    const attempts: number[] = [];
    await place.work(['call-settle'], {
      'webhook-process': async () => done,
      'call-settle': async (_, { attempt }): Promise<Outcome> => {
        attempts.push(attempt);
        if (attempts.length === 1) throw new Error('the store is away');
        return done;
      },
    });
    const attempt_id = newAttemptId();
    await place.producer.enqueue('call-settle', { attempt_id });
    await until('second run', () => attempts.length === 2);
    expect(attempts).toEqual([1, 2]);
    const told = place.lines.filter((line) => JSON.stringify(line).includes('the store is away'));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ level: 'warn', attempt_id, job_name: 'call-settle' });
  });

  it('whose tries are spent is an error and a count, and may be enqueued again', async () => {
    place = await openPlace();
    const attempt_id = newAttemptId();
    let runs = 0;
    await place.work(['call-start'], {
      'call-start': async () => {
        runs += 1;
        throw new Error('nobody knows');
      },
    });
    await place.producer.enqueue('call-start', { attempt_id });
    await until('failed', () => place.lines.some((line) => line.level === 'error'));
    expect(place.lines.filter((line) => line.level === 'error')).toMatchObject([
      { message: 'job failed for good', attempt_id, queue: 'call-start' },
    ]);
    expect(await place.metrics.render()).toMatch(
      /timbre_job_failures_total\{job="call-start",service="test"\} 1/,
    );
    await until('job gone', async () => !(await place.producer.hasJob('call-start', { attempt_id })));
    await place.producer.enqueue('call-start', { attempt_id });
    await until('second run', () => runs === 2);
  });
});

describe('a payload', () => {
  it('with anything but the ids of its job is refused by the producer', async () => {
    place = await openPlace();
    const attempt_id = newAttemptId();
    const { producer } = place;
    // @ts-expect-error a phone is not part of the payload
    await expect(producer.enqueue('call-start', { attempt_id, phone: '+56950001234' })).rejects.toThrow(
      'phone',
    );
    for (const value of ['+56950001234', '950001234', '12345678-5', 'Ana Pérez', 'ana@example.cl', ''])
      await expect(producer.enqueue('call-start', { attempt_id: value })).rejects.toThrow(
        'Payload of call-start refused: attempt_id',
      );
    await expect(
      producer.enqueueMany('call-start', [{ payload: { attempt_id } }, { payload: { attempt_id: '1' } }]),
    ).rejects.toThrow();
    expect((await producer.counts())['call-start']).toMatchObject({ waiting: 0 });
  });

  it('that somebody else wrote into Redis never reaches a handler nor the log', async () => {
    place = await openPlace();
    let runs = 0;
    await place.work(['call-start'], {
      'call-start': async () => {
        runs += 1;
        return done;
      },
    });
    const queue = place.producer.queues().find(({ name }) => name === 'call-start')!;
    await queue.add('call-start', { attempt_id: 'Ana Canario', phone: '+56950001234' });
    await queue.add('not-a-job', { attempt_id: newAttemptId() });
    await until('both failed', () => place.lines.filter((line) => line.level === 'error').length === 2);
    expect(runs).toBe(0);
    expect(JSON.stringify(place.lines)).not.toMatch(/Canario|950001234/);
  });
});

describe('a wake-up', () => {
  it('is never lost and never runs twice at once', async () => {
    place = await openPlace();
    const batch_id = newId('batch');
    let sent = 0;
    let seen = 0;
    let running = 0;
    let peak = 0;
    let runs = 0;
    await place.work(['dispatch'], {
      'dispatch-sweep': async () => done,
      'dispatch-tick': async () => {
        seen = sent;
        runs += 1;
        peak = Math.max(peak, (running += 1));
        await new Promise((resolve) => setTimeout(resolve, runs % 3));
        running -= 1;
        if (runs % 5 === 0) throw new Error('a tick that fails keeps the wake-up that came meanwhile');
        return done;
      },
    });
    for (let round = 0; round < 40; round += 1) {
      for (let n = 0; n < 1 + (round % 7); n += 1) {
        sent += 1;
        await place.producer.enqueue('dispatch-tick', { batch_id });
      }
      await until('a run after the last wake-up', () => seen === sent);
    }
    expect(peak).toBe(1);
    expect(runs).toBeLessThanOrEqual(sent);
    await until('idle', async () => !(await place.producer.hasJob('dispatch-tick', { batch_id })));
  });

  it('cannot be delayed', async () => {
    place = await openPlace();
    await expect(
      place.producer.enqueue(
        'dispatch-tick',
        { batch_id: newId('batch') },
        { run_at: addMs(realClock.now(), 5_000) },
      ),
    ).rejects.toThrow('never delayed');
  });
});

describe('many jobs', () => {
  it('are added in chunks, each with its own instant, and all run', async () => {
    place = await openPlace();
    const jobs = Array.from({ length: 1_203 }, () => ({ payload: { attempt_id: newAttemptId() } }));
    const far = { payload: { attempt_id: newAttemptId() }, run_at: addMs(realClock.now(), 3_600_000) };
    await place.producer.enqueueMany('call-start', [...jobs, far]);
    expect((await place.producer.counts())['call-start']).toMatchObject({ waiting: 1_203, delayed: 1 });
    const seen = new Set<string>();
    await place.work(['call-start'], {
      'call-start': async ({ attempt_id }) => {
        seen.add(attempt_id);
        return done;
      },
    });
    await until('all run', () => seen.size === 1_203);
    expect(seen.has(far.payload.attempt_id)).toBe(false);
  });

  it('show in the depth that Prometheus scrapes', async () => {
    place = await openPlace();
    await place.work(['call-settle'], {
      'webhook-process': async () => done,
      'call-settle': async () => done,
    });
    await place.producer.enqueue(
      'call-settle',
      { attempt_id: newAttemptId() },
      { run_at: addMs(realClock.now(), 60_000) },
    );
    expect(await place.metrics.render()).toMatch(
      /timbre_queue_jobs\{queue="call-settle",state="delayed",service="test"\} 1/,
    );
  });
});
