import { execFile } from 'node:child_process';

/** The outcome of a short command. `text` is what it printed, errors included. */
export interface Answer {
  ok: boolean;
  text: string;
}

/** Runs a short question such as `--version`. Never throws: a missing program, a failure and a time-out are `ok: false`. */
export const askCommand = (
  command: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  timeout_ms = 5_000,
): Promise<Answer> =>
  new Promise((resolve) => {
    execFile(command, args, { env, timeout: timeout_ms, killSignal: 'SIGKILL' }, (error, stdout, stderr) =>
      resolve({ ok: error === null, text: `${stdout}${stderr}`.trim() }),
    );
  });
