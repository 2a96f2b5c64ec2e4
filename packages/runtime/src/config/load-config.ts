import { inspect } from 'node:util';
import { realClock, scaledClock, type Clock, type ClockLine } from '@timbre/kernel';
import { ConfigError, type ConfigFault } from './config-error.ts';
import { readVariable, type Environment } from './environment.ts';
import { formOf } from './schemas.ts';
import type { Surroundings } from './variable.ts';
import { variable, type Config, type VariableName } from './variables.ts';

const missing = (name: VariableName): ConfigFault => {
  const { es, example } = variable(name);
  return { name, wrong: 'no está definida', fix: example ? `${es} Por ejemplo: ${name}=${example}` : es };
};

/** The value of one variable, or its fault. */
const resolve = (
  env: Environment,
  name: VariableName,
  around: Surroundings,
): { value?: unknown; fault?: ConfigFault } => {
  const definition = variable(name);
  const { text, fault } = readVariable(env, name);
  if (fault) return { fault };
  if (text === undefined) {
    const needed = definition.required || (definition.required_in_production && around.production);
    return needed ? { fault: missing(name) } : { value: definition.default };
  }
  const { value, error } = definition.schema.validate(text);
  if (error)
    return {
      fault: { name, wrong: error.message, fix: `${definition.es} Forma: ${formOf(definition.schema)}` },
    };
  const refused = definition.check?.(value, around);
  return refused ? { fault: { name, ...refused } } : { value };
};

/** A value as it may be printed: secrets not at all, addresses without their user and password. */
const printable = (name: VariableName, value: unknown): unknown => {
  if (value !== undefined && variable(name).secret) return '[secret]';
  return typeof value === 'string' ? value.replace(/\/\/[^/@]*@/, '//[secret]@') : value;
};

/** Makes a config print itself without its secrets, in `inspect`, `console.log` and JSON. */
const withMask = <C extends object>(config: C): C => {
  const masked = () =>
    Object.fromEntries(
      Object.entries(config).map(([name, value]) => [name, printable(name as VariableName, value)]),
    );
  Object.defineProperty(config, inspect.custom, { value: masked });
  Object.defineProperty(config, 'toJSON', { value: masked });
  return Object.freeze(config);
};

/**
 * Reads the variables `names` from `env` (the process's own unless given), each also from the file that `NAME_FILE`
 * names. Throws one {@link ConfigError} that lists every fault at once. The result is frozen and prints no secret.
 */
export const loadConfig = <const N extends VariableName>(
  names: readonly N[],
  { env = process.env }: { env?: Environment } = {},
): Config<N> => {
  const around: Surroundings = {
    production: env['NODE_ENV']?.trim() === 'production',
    given: (name) => readVariable(env, name).text,
  };
  const results = names.map((name) => ({ name, ...resolve(env, name, around) }));
  const faults = results.flatMap(({ fault }) => fault ?? []);
  if (faults.length > 0) throw new ConfigError(faults);
  return withMask(Object.fromEntries(results.map(({ name, value }) => [name, value])) as Config<N>);
};

/** The clock that a configuration asks for: the machine's own, or the run's shared virtual time line. */
export const clockFromConfig = (config: { readonly TIMBRE_CLOCK?: ClockLine }): Clock =>
  config.TIMBRE_CLOCK ? scaledClock(config.TIMBRE_CLOCK) : realClock;
