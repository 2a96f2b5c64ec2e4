/** What is wrong with one variable and how to put it right, in Spanish; never with the value of a secret. */
export interface ConfigFault {
  name: string;
  wrong: string;
  fix: string;
}

/** The environment is not fit to start with. `message` has an `error:` and a `fix:` line for every fault. */
export class ConfigError extends Error {
  readonly faults: readonly ConfigFault[];

  constructor(faults: readonly ConfigFault[]) {
    super(
      faults
        .flatMap(({ name, wrong, fix }) => [`error: ${name} ${wrong}`, `fix: ${name}: ${fix}`])
        .join('\n'),
    );
    this.name = 'ConfigError';
    this.faults = faults;
  }
}
