import { requireCapability, type Capability } from '@timbre/accounts';
import { AppError } from '@timbre/kernel';
import type { RequestHandler } from 'express';
import type { Authenticate } from '../http/authenticate.ts';
import { sendSignIn } from './sign-in.ts';

/**
 * Lets somebody with the right through (any credential, when none is named). A browser that is not signed in gets
 * 401 with the sign-in form, a program a problem document; without the right 403.
 */
export const guardPage = (
  authenticate: Authenticate,
  https: boolean,
  capability?: Capability,
): RequestHandler => {
  const signIn = sendSignIn(https, 401);
  return async (request, response, next) => {
    const credential = await authenticate(request).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'unauthenticated') return null;
      throw error;
    });
    if (credential === null) {
      if (request.accepts(['json', 'html']) === 'html') return signIn(request, response, next);
      throw new AppError('unauthenticated', 'Falta una API key o una sesión');
    }
    if (capability !== undefined) requireCapability(credential, capability);
    next();
  };
};
