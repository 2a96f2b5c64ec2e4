import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '../..');

/** The code of one language on a page, joined, and what the page says that it prints. */
export interface GuideCode {
  code: string;
  prints: string[];
}

/** The fenced blocks of a page in one language; a `text` block tells what the block before it prints. */
export const codeOf = async (page: string, language: string): Promise<GuideCode> => {
  const markdown = await readFile(join(ROOT, page), 'utf8');
  const found: GuideCode = { code: '', prints: [] };
  let before = '';
  for (const [, kind = '', text = ''] of markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)) {
    if (kind === language) found.code += `${text}\n`;
    if (kind === 'text' && before === language) found.prints.push(text.trimEnd());
    before = kind;
  }
  return found;
};

const run = async (command: string, args: string[], cwd: string, env: Record<string, string>) => {
  const { PATH = '' } = process.env;
  const { stdout } = await promisify(execFile)(command, args, { cwd, env: { PATH, ...env } });
  return stdout;
};

/** Runs the shell of a page as one script in a folder of its own, and answers what it prints. Throws when it fails. */
export const runShell = async (code: string, env: Record<string, string>): Promise<string> => {
  const folder = await mkdtemp(join(ROOT, '.timbre/guide-'));
  try {
    return await run('bash', ['--norc', '-euo', 'pipefail', '-c', code], folder, env);
  } finally {
    await rm(folder, { recursive: true });
  }
};

const faultsOf = (file: string): string[] => {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.base.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const program = ts.createProgram([file], { ...options, composite: false, noEmit: true });
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
};

/**
 * Runs the TypeScript of a page as one module, after the compiler has found no fault in it, and answers what it
 * prints. Throws when it fails.
 */
export const runTypeScript = async (code: string, env: Record<string, string>): Promise<string> => {
  const folder = await mkdtemp(join(ROOT, '.timbre/guide-'));
  const file = join(folder, 'guide.ts');
  try {
    await writeFile(file, code);
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
    const faults = faultsOf(file);
    if (faults.length > 0) throw new Error(faults.join('\n'));
    return await run(process.execPath, ['--import', 'tsx', '--conditions=development', file], ROOT, env);
  } finally {
    await rm(folder, { recursive: true });
  }
};
