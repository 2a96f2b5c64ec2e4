import { arch, availableParallelism, platform, totalmem } from 'node:os';
import { askCommand } from '../support/ask-command.ts';
import { dockerEngine } from '../support/docker.ts';
import { findPython } from '../support/python.ts';
import { which } from '../support/which.ts';
import { atLeast, OLDEST_NODE, versionIn } from '../versions.ts';
import type { Row } from './rows.ts';

const versionOf = async (program: string, env: NodeJS.ProcessEnv): Promise<string> => {
  if (!which(program, env)) return 'not found';
  return versionIn((await askCommand(program, ['--version'], env)).text) ?? 'does not run';
};

const nodeRow = (version: string): Row => {
  const ok = atLeast(version, OLDEST_NODE);
  return { label: 'node', text: `${version}${ok ? '' : `: too old, ${OLDEST_NODE} or newer is needed`}` };
};

const pythonText = async (env: NodeJS.ProcessEnv): Promise<string> => {
  const python = await findPython(env, ['venv', 'ensurepip', 'pip']);
  return typeof python === 'string' ? python : `${python.version}, with venv and pip`;
};

const cargoText = async (env: NodeJS.ProcessEnv): Promise<string> => {
  const tools = ['cc', 'cmake'].map((tool) => `${which(tool, env) ? 'with' : 'without'} ${tool}`);
  return `${await versionOf('cargo', env)}, ${tools.join(', ')}`;
};

const dockerText = async (env: NodeJS.ProcessEnv): Promise<string> => {
  const engine = await dockerEngine(env);
  return typeof engine === 'string' ? engine : `engine ${engine.version}`;
};

/** What the machine brings along, one row for each thing that Timbre could make use of. */
export const machineRows = async (env: NodeJS.ProcessEnv): Promise<Row[]> => {
  const [npm, python, cargo, docker] = await Promise.all([
    versionOf('npm', env),
    pythonText(env),
    cargoText(env),
    dockerText(env),
  ]);
  const memory = `${(totalmem() / 2 ** 30).toFixed(1)} GiB`;
  return [
    { label: 'system', text: `${platform()} ${arch()}, ${availableParallelism()} cores, ${memory}` },
    nodeRow(process.versions.node),
    { label: 'npm', text: npm },
    { label: 'python3', text: python },
    { label: 'cargo', text: cargo },
    { label: 'docker', text: docker },
  ];
};
