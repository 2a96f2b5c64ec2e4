import { absent, type Finder, type Finding } from '../finder.ts';
import { askCommand } from '../support/ask-command.ts';
import { which } from '../support/which.ts';
import { atLeast, OLDEST_REDIS, versionIn } from '../versions.ts';
import { redisServer } from './programs.ts';

const CANDIDATES = [
  { binary: 'valkey-server', kind: 'valkey', product: 'Valkey' },
  { binary: 'redis-server', kind: 'redis', product: 'Redis' },
] as const;

const lookAt = async (candidate: (typeof CANDIDATES)[number], env: NodeJS.ProcessEnv): Promise<Finding> => {
  const binary = which(candidate.binary, env);
  if (!binary) return absent(`no ${candidate.binary}`);
  const answer = await askCommand(binary, ['--version'], env);
  const version = versionIn(answer.text);
  if (!answer.ok || !version) return absent(`${binary} does not run: ${answer.text.split('\n')[0] ?? ''}`);
  if (!atLeast(version, OLDEST_REDIS))
    return absent(`${candidate.binary} ${version} is older than ${OLDEST_REDIS}`);
  return { state: 'found', server: redisServer(binary, candidate.kind, `${candidate.product} ${version}`) };
};

/** The machine's own Valkey, else its own Redis. */
export const redisOnPath: Finder = {
  role: 'redis',
  title: 'valkey-server or redis-server on the PATH',
  kind: 'valkey',
  look: async ({ env }) => {
    const whys: string[] = [];
    for (const candidate of CANDIDATES) {
      const finding = await lookAt(candidate, env);
      if (finding.state !== 'absent') return finding;
      whys.push(finding.why);
    }
    return absent(whys.join(', '));
  },
};
