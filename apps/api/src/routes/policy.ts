import { scopeOf, type Credential } from '@timbre/accounts';
import { OPERATIONS } from '@timbre/contracts';
import {
  addDoNotCall,
  getContactRules,
  getDoNotCall,
  importDoNotCall,
  listDoNotCall,
  listHolidays,
  ownerOfDoNotCall,
  removeDoNotCall,
  replaceHolidays,
  setContactRules,
  type By,
  type PolicyDeps,
} from '@timbre/policy';
import { created, noContent, ok } from '../http/reply.ts';
import { route } from '../http/route.ts';
import { presentContactPolicy, presentDoNotCall, presentDoNotCallImport } from '../present/policy.ts';
import { readerOf } from './readers.ts';
import { scopeOfThing } from './scopes.ts';

interface Asker {
  credential: Credential;
  ip: string;
}

const byOf = ({ credential: { kind, id, account_id }, ip }: Asker): By => ({
  actor: { kind, id, account_id },
  ip,
});

/** Whom nobody may call: listed, added, loaded from a file, lifted. */
const doNotCallRoutes = (deps: PolicyDeps) => {
  const scopeFor = (credential: Credential, entry_id: string) =>
    scopeOfThing(credential, entry_id, ownerOfDoNotCall(deps));
  const now = () => deps.clock.now();
  return [
    route(OPERATIONS.listDoNotCall, async ({ query, credential }) => {
      const { account_id, ...wanted } = query;
      const { items, next_cursor } = await listDoNotCall(deps)(scopeOf(credential, account_id), wanted);
      const reader = readerOf(credential);
      const data = items.map((entry) => presentDoNotCall(entry, reader, now()));
      return ok({ data, next_cursor, has_more: next_cursor !== null });
    }),
    route(OPERATIONS.addDoNotCall, async (input) => {
      const { account_id, ...wanted } = input.body;
      const scope = scopeOf(input.credential, account_id);
      const { entry, fresh } = await addDoNotCall(deps)(scope, wanted, byOf(input));
      const view = presentDoNotCall(entry, readerOf(input.credential), now());
      return fresh ? created(view, `/api/v1/do-not-call/${entry.entry_id}`) : ok(view);
    }),
    route(OPERATIONS.importDoNotCall, async (input) => {
      const { account_id, batch_id = null, reason } = input.fields;
      const file = input.file ?? { name: '', bytes: Buffer.alloc(0) };
      const scope = scopeOf(input.credential, account_id);
      const done = await importDoNotCall(deps)(scope, { file, reason, batch_id }, byOf(input));
      return ok(presentDoNotCallImport(done));
    }),
    route(OPERATIONS.getDoNotCall, async ({ params, credential }) => {
      const scope = await scopeFor(credential, params.entry_id);
      const entry = await getDoNotCall(deps)(scope, params.entry_id);
      return ok(presentDoNotCall(entry, readerOf(credential), now()));
    }),
    route(OPERATIONS.removeDoNotCall, async (input) => {
      const { entry_id } = input.params;
      await removeDoNotCall(deps)(await scopeFor(input.credential, entry_id), entry_id, byOf(input));
      return noContent();
    }),
  ];
};

/** The rules of calling: do-not-call list, effective policy, holidays. */
export const policyRoutes = (deps: PolicyDeps) => [
  ...doNotCallRoutes(deps),
  route(OPERATIONS.getContactPolicy, async ({ query, credential }) =>
    ok(presentContactPolicy(await getContactRules(deps)(scopeOf(credential, query.account_id)))),
  ),
  route(OPERATIONS.setContactPolicy, async (input) => {
    const scope = scopeOf(input.credential, input.body.account_id);
    return ok(presentContactPolicy(await setContactRules(deps)(scope, input.body.own_rules, byOf(input))));
  }),
  route(OPERATIONS.listHolidays, async ({ query, credential }) =>
    ok(await listHolidays(deps)(scopeOf(credential, query.account_id), query.year)),
  ),
  route(OPERATIONS.replaceHolidays, async (input) => {
    const scope = scopeOf(input.credential, input.body.account_id);
    return ok({ holidays: await replaceHolidays(deps)(scope, input.body.holidays, byOf(input)) });
  }),
];
