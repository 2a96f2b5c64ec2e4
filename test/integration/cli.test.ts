import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '@timbre/cli';
import { accountScope } from '@timbre/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { phoneFor, startEngine, type Engine } from '../support/engine.ts';
import { until } from '../support/until.ts';

let engine: Engine;
let folder: string;
beforeAll(async () => {
  engine = await startEngine({ factor: 120 });
  folder = await mkdtemp(join(tmpdir(), 'timbre-cli-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await engine.stop();
});

const run = async (...args: string[]) => {
  const said = { out: '', err: '' };
  const io = { out: (text: string) => (said.out += text), err: (text: string) => (said.err += text) };
  return { code: await runCli(args, io, engine.env), ...said };
};

describe('the command line of an operator', () => {
  it('verifies the record, exports a person, and checks the file without the database', async () => {
    const account = await engine.account();
    const phone = phoneFor('0001', 1);
    const { batch } = await engine.campaign(account, [[phone]], { max_attempts: 1 });
    await engine.completed(batch);
    const { account_id } = account;
    const scope = accountScope(account_id);
    await until('it is sealed', async () => (await engine.store.evidence.lastSeal(scope)) !== null, 60_000);

    const verified = await run('evidence', 'verify', '--account', account_id, '--json');
    expect(verified).toMatchObject({ code: 0, err: '' });
    const { head } = JSON.parse(verified.out) as { head: { n: number; hash: string } };
    const anchor = `${head.n}:${head.hash}`;
    expect((await run('evidence', 'verify', '--account', account_id, '--anchor', anchor)).code).toBe(0);

    const file = join(folder, 'persona.json');
    const exported = await run(
      'evidence',
      'export',
      '--account',
      account_id,
      '--phone',
      phone,
      '--out',
      file,
    );
    expect(exported).toMatchObject({ code: 0, out: `1 registros en ${file}` });
    expect((await run('evidence', 'check', '--file', file)).code).toBe(0);
    expect(await readFile(file, 'utf8')).toContain(phone);
    const sheet = join(folder, 'persona.xlsx');
    expect(
      (await run('evidence', 'export', '--account', account_id, '--phone', phone, '--out', sheet)).code,
    ).toBe(0);

    await engine.store.connection
      .collection('evidence')
      .updateOne({ account_id }, { $set: { contact: false, outcome: 'retry' } });
    const tampered = await run('evidence', 'verify', '--account', account_id);
    expect([tampered.code, tampered.out]).toEqual([1, expect.stringContaining('entry_altered')]);
    expect((await run('evidence', 'verify', '--account', 'acc-unknown')).code).toBe(1);
  }, 90_000);

  it('stops an account, shows the stop and lifts it', async () => {
    const account = await engine.account();
    const stopped = await run('stop', '--account', account.account_id, '--reason', 'prueba', '--json');
    expect(stopped.code).toBe(0);
    const { stop_id } = JSON.parse(stopped.out) as { stop_id: string };
    expect((await run('stop', 'list')).out).toContain(stop_id);
    const { batch } = await engine.campaign(account, [[phoneFor('0001', 2)]], { max_attempts: 1 });
    await until('the dispatcher looked', async () => (await engine.batch(batch)).dispatch.fence > 0);
    expect(engine.simulator.dials().some((dial) => dial.to_number === phoneFor('0001', 2))).toBe(false);
    expect((await run('resume', '--stop', stop_id)).code).toBe(0);
    await engine.completed(batch);
    expect((await run('stop', 'list')).out).not.toContain(stop_id);
    expect((await run('resume', '--stop', 'stop_unknown')).code).toBe(1);
  }, 90_000);
});
