import { unauthenticated } from '@timbre/accounts';
import { AppError } from '@timbre/kernel';
import type { RequestHandler } from 'express';
import type { Place } from '../http/authorize.ts';
import type { Guards } from '../http/guards.ts';
import { sendSignIn } from './sign-in.ts';

/**
 * Lets somebody with the right of `place` through (any credential, when none is named). A browser that is not signed
 * in gets 401 with the sign-in form, a program a problem document; without the right 403.
 */
export const guardPage = (
  { authenticate, authorize }: Pick<Guards, 'authenticate' | 'authorize'>,
  https: boolean,
  place?: Place,
): RequestHandler => {
  const signIn = sendSignIn(https, 401);
  return async (request, response, next) => {
    const credential = await authenticate(request).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'unauthenticated') return null;
      throw error;
    });
    if (credential === null) {
      if (request.accepts(['json', 'html']) === 'html') return signIn(request, response, next);
      throw unauthenticated('Falta una API key o una sesión');
    }
    if (place !== undefined) await authorize(place, credential, request);
    next();
  };
};
