import { expect } from 'vitest';
import type { TestApi } from '../support/api.ts';

/** The password of everybody whom {@link peopleOf} makes. */
export const PASSWORD = 'clave-de-prueba-31';

/** Somebody who has signed in. */
export interface Person {
  user_id: string;
  token: string;
  email: string;
}

/** What tests do with the people of an API. */
export const peopleOf = (api: TestApi) => {
  let people = 0;
  const login = (email: string, password = PASSWORD) =>
    api.call('post', '/api/v1/auth/login', { key: null, body: { email, password } });
  return {
    login,
    /** Makes a person in these groups and signs them in. */
    async person(codes: string[], account_id: string | null): Promise<Person> {
      people += 1;
      const email = `persona${people}@timbre.example`;
      const groups = codes.map((code) => ({ code }));
      const body = { account_id, email, name: 'Persona', password: PASSWORD, groups };
      const made = await api.call('post', '/api/v1/users', { body });
      expect(made.status, made.text).toBe(201);
      const { token } = (await login(email)).body as { token: string };
      return { user_id: made.body.user_id as string, token, email };
    },
    me: (key: string) => api.call('get', '/api/v1/auth/me', { key }),
    /** What the audit log says was done to a thing, oldest first. */
    async acts(target: string): Promise<string[]> {
      const found = await api.store.audit_log.dangerouslyAcrossAccountsListOf(target);
      return found.map(({ action }) => action);
    },
  };
};

/** The address of a person, or of something below it. */
export const at = ({ user_id }: Person, rest = ''): string => `/api/v1/users/${user_id}${rest}`;
