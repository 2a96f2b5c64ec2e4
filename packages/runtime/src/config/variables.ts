import type { ValueOf, Variable } from './variable.ts';
import { API } from './variables/api.ts';
import { DEVELOPMENT } from './variables/development.ts';
import { PROCESS } from './variables/process.ts';
import { RETELL } from './variables/retell.ts';
import { STORAGE } from './variables/storage.ts';
import { WORKERS } from './variables/workers.ts';

/** The groups in the order in which `.env.example` shows them. */
export const GROUPS = {
  Proceso: PROCESS,
  Datos: STORAGE,
  API,
  Retell: RETELL,
  Workers: WORKERS,
  Desarrollo: DEVELOPMENT,
} as const satisfies Record<string, Record<string, Variable>>;

/** Every environment variable of the system: the one table that code, `.env.example` and the docs come from. */
export const VARIABLES = { ...PROCESS, ...STORAGE, ...API, ...RETELL, ...WORKERS, ...DEVELOPMENT };

export type VariableName = keyof typeof VARIABLES;

/** The values of the variables `N` by their names. */
export type Config<N extends VariableName> = { readonly [K in N]: ValueOf<(typeof VARIABLES)[K]> };

/** The definition of one variable without its literal type. */
export const variable = (name: VariableName): Variable => VARIABLES[name];
