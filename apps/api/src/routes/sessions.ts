import {
  changeOwnPassword,
  currentUser,
  login,
  logout,
  refreshSession,
  unauthenticated,
  type SignedIn,
  type SignInDeps,
} from '@timbre/accounts';
import { OPERATIONS, type LoginView } from '@timbre/contracts';
import { CSRF_HEADER, requireCsrfHeader } from '../http/authenticate.ts';
import { noContent, ok, type Reply } from '../http/reply.ts';
import { route } from '../http/route.ts';
import type { SessionCookie } from '../http/session-cookie.ts';
import { presentMe, presentSession } from '../present/identity.ts';

/** Where the two tokens of a session stand in a browser. */
export interface SessionCookies {
  cookie: SessionCookie;
  refresh_cookie: SessionCookie;
}

type Header = (name: string) => string | undefined;

/** The token in the body, or the one in the cookie, which needs the CSRF header. Throws 401 without either. */
const refreshToken = (
  given: string | undefined,
  header: Header,
  { refresh_cookie }: SessionCookies,
): string => {
  const token = given ?? refresh_cookie.read(header('cookie'));
  if (token === undefined) throw unauthenticated('Falta el token de refresco; vuelva a entrar');
  if (given === undefined) requireCsrfHeader(header(CSRF_HEADER));
  return token;
};

/** Sessions of people: opened, kept open, ended. */
export const sessionRoutes = (deps: SignInDeps, cookies: SessionCookies) => {
  const { cookie, refresh_cookie } = cookies;
  const signIn = login(deps);
  const answer = (session: SignedIn): Reply<LoginView> =>
    ok(presentSession(session), {
      'Set-Cookie': [
        cookie.keep(session.token, session.expires_at),
        refresh_cookie.keep(session.refresh_token, session.refresh_expires_at),
      ],
    });
  return [
    route(OPERATIONS.login, async ({ body, ip }) => answer(await signIn({ ...body, ip }))),
    route(OPERATIONS.refreshSession, async ({ body, header, ip }) => {
      const refresh_token = refreshToken(body.refresh_token, header, cookies);
      return answer(await refreshSession(deps)({ refresh_token, ip }));
    }),
    route(OPERATIONS.changePassword, async ({ body, credential, ip }) =>
      answer(await changeOwnPassword(deps)(body, { credential, ip })),
    ),
    route(OPERATIONS.logout, async ({ credential, ip }) => {
      await logout(deps)(credential, ip);
      return noContent({ 'Set-Cookie': [cookie.forget(), refresh_cookie.forget()] });
    }),
    route(OPERATIONS.getMe, async ({ credential }) =>
      ok(presentMe(credential, await currentUser(deps)(credential))),
    ),
  ];
};
