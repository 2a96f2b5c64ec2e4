import {
  isNetwork,
  issueApiKey,
  listApiKeys,
  revokeApiKey,
  rotateApiKey,
  scopeOrAll,
  type Credential,
  type KeyDeps,
} from '@timbre/accounts';
import { OPERATIONS } from '@timbre/contracts';
import { invalidInput } from '@timbre/kernel';
import { created, listOf, noContent } from '../http/reply.ts';
import { route } from '../http/route.ts';
import { presentApiKey } from '../present/identity.ts';

/** The account that a request is about, or null for the platform's own. Throws 404 for another one's. */
export const ownerOf = (credential: Credential, named?: string | null): string | null =>
  scopeOrAll(credential, named ?? undefined)?.account_id ?? null;

/** Throws 422 with every range that is none. */
const checkNetworks = (ranges: readonly string[] = []): void => {
  const faults = ranges.flatMap((range, n) =>
    isNetwork(range)
      ? []
      : [
          {
            path: `allowed_networks[${n}]`,
            message: 'debe ser una dirección o un rango, como 200.27.10.0/24',
          },
        ],
  );
  if (faults.length > 0) throw invalidInput(faults);
};

/** Keys of programs. */
export const identityRoutes = (deps: KeyDeps) => [
  route(OPERATIONS.createApiKey, async ({ body, credential, ip }) => {
    const account_id = ownerOf(credential, body.account_id);
    checkNetworks(body.allowed_networks);
    const { key, document } = await issueApiKey(deps)({ ...body, account_id }, { credential, ip });
    return created({ key, ...presentApiKey(document) });
  }),
  route(OPERATIONS.listApiKeys, async ({ query, credential }) => {
    const account_id = ownerOf(credential, query.account_id);
    const found = await listApiKeys(deps)({ account_id, page: { limit: query.limit, skip: query.skip } });
    return listOf(found.items.map(presentApiKey), found.total);
  }),
  route(OPERATIONS.revokeApiKey, async ({ params, query, credential, ip }) => {
    const account_id = ownerOf(credential, query.account_id);
    await revokeApiKey(deps)({ account_id, key_id: params.key_id }, { credential, ip });
    return noContent();
  }),
  route(OPERATIONS.rotateApiKey, async ({ params, query, body, credential, ip }) => {
    const account_id = ownerOf(credential, query.account_id);
    const which = { account_id, key_id: params.key_id, ...body };
    const { key, document } = await rotateApiKey(deps)(which, { credential, ip });
    return created({ key, ...presentApiKey(document) });
  }),
];
