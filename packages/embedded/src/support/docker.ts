import { absent, type Finding, type Program } from '../finder.ts';
import { askCommand } from './ask-command.ts';
import { which } from './which.ts';

const ENGINE_MS = 4_000;

/** The engine's version, or why there is none. The client alone answers `--version`: only `docker info` asks the engine. */
export const dockerEngine = async (
  env: NodeJS.ProcessEnv,
): Promise<{ docker: string; version: string } | string> => {
  const docker = which('docker', env);
  if (!docker) return 'no docker';
  const answer = await askCommand(docker, ['info', '--format', '{{.ServerVersion}}'], env, ENGINE_MS);
  const version = answer.text.split('\n')[0]?.trim();
  return answer.ok && version ? { docker, version } : 'the docker client is there, but no engine answers';
};

/** A container as a finding: found when its image is here, otherwise to be pulled by its first start. */
export const lookInDocker = async (
  env: NodeJS.ProcessEnv,
  image: string,
  program: (docker: string) => Program,
): Promise<Finding> => {
  const engine = await dockerEngine(env);
  if (typeof engine === 'string') return absent(engine);
  const server = program(engine.docker);
  if ((await askCommand(engine.docker, ['image', 'inspect', image], env)).ok)
    return { state: 'found', server };
  const pull = async (): Promise<Program> => {
    const answer = await askCommand(engine.docker, ['pull', '--quiet', image], env, 5 * 60_000);
    if (!answer.ok) throw new Error(answer.text);
    return server;
  };
  return {
    state: 'obtainable',
    name: server.name,
    quick: true,
    cost: 'one download of the image',
    obtain: pull,
  };
};
