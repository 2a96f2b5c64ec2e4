import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { newRunFolder, startServers, twoLines, type Servers } from '@timbre/embedded';
import { realClock } from '@timbre/kernel';
import { makeAccounts } from './accounts.ts';
import { makeCampaigns } from './campaigns.ts';
import { ApiRefusal } from './client.ts';
import { describeKept, forgetFacts } from './keep.ts';
import { readOptions, type DemoOptions } from './options.ts';
import { followCampaigns } from './progress.ts';
import { makeReport, promisesKept, reportLine, reportTables } from './report.ts';
import { rhythmFor } from './rhythm.ts';
import { startStack, type Stack } from './stack.ts';

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Uploads, follows and reports; true when every promise was kept. */
const play = async (stack: Stack, options: DemoOptions, interrupted: AbortSignal): Promise<boolean> => {
  say(
    `Un segundo aquí es un minuto de llamadas; hasta ${stack.rhythm.calls_per_real_second} llamadas nuevas por segundo.\n`,
  );
  const accounts = await makeAccounts(stack);
  const campaigns = await makeCampaigns(accounts, options);
  await followCampaigns(campaigns, interrupted);
  const report = await makeReport(stack, campaigns);
  say(reportTables(report));
  say(reportLine(report));
  if (options.keep) {
    say(`\n${describeKept(stack, accounts, campaigns)}`);
    await once(interrupted, 'abort');
    forgetFacts();
  }
  return promisesKept(report);
};

const explain = (error: unknown): string =>
  error instanceof ApiRefusal
    ? `error: ${error.message}\nfix: corrija el archivo o las opciones y repita`
    : twoLines(error);

const run = async (options: DemoOptions): Promise<number> => {
  const start = realClock.now().getTime();
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interruption.abort());
  const run_dir = newRunFolder(REPOSITORY, 'demo');
  let servers: Servers | null = null;
  let stack: Stack | null = null;
  try {
    say('Timbre: de una planilla a llamadas terminadas\n');
    servers = await startServers({ mood: 'soonest', run_dir, onProgress: say });
    const { mongodb, redis } = servers;
    stack = await startStack({
      mongodb_uri: mongodb.uri,
      redis_uri: redis.uri,
      rhythm: rhythmFor(mongodb.kind),
      run_dir,
      say,
    });
    say(`\nBase de datos: ${mongodb.name} · Redis: ${redis.name}`);
    const kept = await play(stack, options, interruption.signal);
    if (!options.keep) say(`listo en ${Math.round((realClock.now().getTime() - start) / 1000)} s`);
    return kept ? 0 : 1;
  } catch (error) {
    if (interruption.signal.aborted) return 130;
    process.stderr.write(`\n${explain(error)}\n`);
    return 1;
  } finally {
    await stack?.stop();
    await servers?.stop();
    rmSync(run_dir, { recursive: true, force: true });
  }
};

const main = async (): Promise<number> => {
  try {
    return await run(readOptions(process.argv.slice(2)));
  } catch (error) {
    process.stderr.write(`${twoLines(error)}\n`);
    return 2;
  }
};

process.exitCode = await main();
