import { createFirstAdmin } from '@timbre/accounts';
import { AppError, realClock } from '@timbre/kernel';
import type { Environment } from '@timbre/runtime';
import { allowOnly, required, type Options } from '../command-line.ts';
import { withStore } from '../connect.ts';
import { show, type Io } from '../io.ts';
import { UsageError } from '../usage.ts';
import { operator } from './evidence-export.ts';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** `admin create`: the platform's first administrator, or with `--another` one more. The password is shown once. */
export const adminCreate = (options: Options, io: Io, env?: Environment): Promise<number> => {
  allowOnly(options, 'email', 'another');
  const email = required(options, 'email');
  if (!EMAIL.test(email)) throw new UsageError('--email debe ser una dirección de correo');
  const another = options.another ?? false;
  return withStore(env, async ({ store }) => {
    await store.ensureIndexes();
    const made = await createFirstAdmin({ store, clock: realClock })({ email, another, actor: operator() });
    if (made === null)
      throw new AppError(
        'conflict',
        another
          ? 'ese correo ya está en uso'
          : 'la plataforma ya tiene administrador; para crear otro agregue --another',
      );
    show(io, options.json, made, [
      `correo: ${made.email}`,
      `clave:  ${made.password}`,
      'La clave no se vuelve a mostrar. Entre en /login y cámbiela.',
    ]);
    return 0;
  });
};
