import { scopeOf } from '@timbre/accounts';
import { readPersonKey, readPhone } from '@timbre/batches';
import { OPERATIONS, type EvidenceExportView } from '@timbre/contracts';
import {
  evidenceWorkbook,
  exportEvidence,
  listEvidence,
  readVerifyCursor,
  verifyEvidence,
  type SealDeps,
} from '@timbre/evidence';
import { invalidInput, notFound } from '@timbre/kernel';
import type { AccountScope, EvidenceFilter } from '@timbre/store';
import { erasedAmong } from '@timbre/subjects';
import { ok, type Reply } from '../http/reply.ts';
import { route } from '../http/route.ts';
import { presentEvidence, presentVerification } from '../present/evidence.ts';
import { readerOf } from './readers.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Whose = Pick<EvidenceFilter, 'person_key' | 'phone'>;

/** Person or phone of a query in the form of the record. Throws 404 without the account, 422 for what is neither. */
const whoseOf = async (
  { store }: SealDeps,
  scope: AccountScope,
  { person, phone }: { person?: string; phone?: string },
): Promise<Whose> => {
  const account = await store.accounts.find(scope);
  if (account === null) throw notFound('Account not found');
  const read = (path: 'person' | 'phone', text: string): string => {
    const named = (path === 'person' ? readPersonKey : readPhone)(account.country, text);
    if ('message' in named) throw invalidInput([{ path, message: named.message }]);
    return named.value;
  };
  return {
    ...(person === undefined ? {} : { person_key: read('person', person) }),
    ...(phone === undefined ? {} : { phone: read('phone', phone) }),
  };
};

/** The record of attempts and refusals: read, exported, verified. */
export const evidenceRoutes = (deps: SealDeps) => [
  route(OPERATIONS.listEvidence, async ({ query, credential }) => {
    const { account_id, person, phone, ...page } = query;
    const scope = scopeOf(credential, account_id);
    const whose = await whoseOf(deps, scope, { person, phone });
    const found = await listEvidence(deps)(scope, { ...page, ...whose });
    const reader = readerOf(credential);
    const people = found.data.map(({ person_key }) => person_key);
    const erased = await erasedAmong(deps)(scope, people);
    const readerFor = (person_key: string) => ({
      ...reader,
      contacts: reader.contacts && !erased.has(person_key),
    });
    const data = found.data.map((entry) => presentEvidence(entry, readerFor(entry.person_key)));
    return ok({ ...found, data });
  }),
  route(OPERATIONS.exportEvidence, async ({ query, credential, ip }) => {
    const scope = scopeOf(credential, query.account_id);
    const whose = await whoseOf(deps, scope, query);
    const { kind, id, account_id } = credential;
    const exported = await exportEvidence(deps)(scope, whose, { actor: { kind, id, account_id }, ip });
    const reply: Reply<EvidenceExportView | Buffer> =
      query.format === 'json'
        ? ok<EvidenceExportView>(exported)
        : ok(Buffer.from(evidenceWorkbook(exported)), {
            'Content-Type': XLSX,
            'Content-Disposition': 'attachment; filename="evidencia.xlsx"',
          });
    return reply;
  }),
  route(OPERATIONS.verifyEvidence, async ({ query, credential }) => {
    const scope = scopeOf(credential, query.account_id);
    const from = query.cursor === undefined ? undefined : readVerifyCursor(query.cursor);
    const { anchor_seal: n, anchor_hash: hash } = query;
    const anchor = n === undefined || hash === undefined ? undefined : { n, hash };
    return ok(presentVerification(await verifyEvidence(deps)(scope, from, anchor)));
  }),
];
