import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { newAttemptId } from '@timbre/kernel';
import { done } from '@timbre/queue';
import { openPlace, signal, until, type Place } from './queue-support.ts';

let place: Place;
afterEach(() => place.close());

/** Starts a worker in another process and resolves with what it was given to do. */
const startDoomed = async (): Promise<{ child: ChildProcess; job: unknown }> => {
  const child = fork(
    fileURLToPath(new URL('queue-killed-worker.ts', import.meta.url)),
    [place.redis_url, place.prefix],
    {
      execArgv: ['--conditions=development', '--import', 'tsx'],
    },
  );
  const taken = signal<unknown>();
  child.on('message', (message) => message !== 'ready' && taken.give(message));
  return { child, job: await taken.promise };
};

const kill = async (child: ChildProcess): Promise<void> => {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
};

describe('a worker that is killed', () => {
  it('loses its job to another one, which runs it as the same try', async () => {
    place = await openPlace();
    const attempt_id = newAttemptId();
    await place.producer.enqueue('call-start', { attempt_id });
    const { child, job } = await startDoomed();
    expect(job).toEqual({ attempt_id, attempt: 1 });
    await kill(child);
    expect(await place.producer.hasJob('call-start', { attempt_id })).toBe(true);

    const again = signal<unknown>();
    await place.work(['call-start'], {
      'call-start': async (payload, { attempt }) => {
        again.give({ ...payload, attempt });
        return done;
      },
    });
    expect(await again.promise).toEqual({ attempt_id, attempt: 1 });
    expect(place.lines.some((line) => line.message === 'job lost its worker and runs again')).toBe(true);
  });

  it('twice by the same job is the end of that job', async () => {
    place = await openPlace();
    const attempt_id = newAttemptId();
    await place.producer.enqueue('call-start', { attempt_id });
    await kill((await startDoomed()).child);
    await kill((await startDoomed()).child);
    let runs = 0;
    await place.work(['call-start'], {
      'call-start': async () => {
        runs += 1;
        return done;
      },
    });
    await until('failed', () => place.lines.some((line) => line.level === 'error'));
    expect(place.lines.find((line) => line.level === 'error')).toMatchObject({
      message: 'job failed for good',
      attempt_id,
    });
    expect(runs).toBe(0);
  });
});

describe('closing', () => {
  it('waits for a running job and takes no other', async () => {
    place = await openPlace();
    const started = signal();
    const finish = signal();
    let runs = 0;
    let ended = 0;
    const host = await place.work(['call-start'], {
      'call-start': async () => {
        runs += 1;
        started.give();
        await finish.promise;
        ended += 1;
        return done;
      },
    });
    await place.producer.enqueue('call-start', { attempt_id: newAttemptId() });
    await started.promise;
    const closing = host.close(10_000);
    await place.producer.enqueue('call-start', { attempt_id: newAttemptId() });
    finish.give();
    await closing;
    expect([runs, ended]).toEqual([1, 1]);
    expect((await place.producer.counts())['call-start']).toMatchObject({ waiting: 1, active: 0 });
  });

  it('does not wait beyond its limit, and leaves the job to others', async () => {
    place = await openPlace();
    const started = signal();
    const attempt_id = newAttemptId();
    const host = await place.work(['call-start'], {
      'call-start': () => {
        started.give();
        return new Promise(() => undefined);
      },
    });
    await place.producer.enqueue('call-start', { attempt_id });
    await started.promise;
    await host.close(100);
    expect(place.lines.some((line) => line.message.startsWith('jobs still run'))).toBe(true);
    const again = signal();
    await place.work(['call-start'], {
      'call-start': async () => {
        again.give();
        return done;
      },
    });
    await again.promise;
  });
});
