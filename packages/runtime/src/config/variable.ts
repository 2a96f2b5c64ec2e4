import type Joi from 'joi';

/** What a check may know beside its own value. */
export interface Surroundings {
  production: boolean;
  /** The text of another variable as it was given, without its default; undefined when it is not set. */
  given(name: string): string | undefined;
}

/** A fault of a value: what is wrong and how to put it right, both in Spanish, never quoting a secret. */
export interface ValueFault {
  wrong: string;
  fix: string;
}

/** One environment variable of the system, documented. */
export interface Variable<T = unknown> {
  /** Turns the text into the value, or says why not. */
  schema: Joi.AnySchema<T>;
  /** One line each; the first is what `.env.example` and messages show. */
  es: string;
  en: string;
  /** The value when nothing is given. A variable without one is `undefined` then, unless it is required. */
  default?: T;
  /** Must be given, wherever it is asked for. */
  required?: boolean;
  /** Must be given when NODE_ENV is `production`, even if there is a default for development. */
  required_in_production?: boolean;
  /** Never printed. */
  secret?: boolean;
  /** A value that shows the form, for `.env.example`. Never a working secret. */
  example?: string;
  /** A rule that needs more than the text: the environment, another variable. */
  check?(value: T, around: Surroundings): ValueFault | undefined;
}

/** The value that a variable gives: `undefined` is possible only without a default and without `required`. */
export type ValueOf<V> = V extends { schema: Joi.AnySchema<infer T> }
  ? V extends { required: true } | { default: NonNullable<unknown> }
    ? T
    : T | undefined
  : never;

/** Holds a variable to the type of its own schema. */
type Fitting<V> = V extends { schema: Joi.AnySchema<infer T> } ? Variable<T> : never;

/** Declares variables and keeps what their types tell; a default or check of another type does not compile. */
export const group = <G extends Record<string, Variable>>(
  variables: G & { [K in keyof G]: Fitting<G[K]> },
): G => variables;
