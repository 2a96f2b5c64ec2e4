import { newId } from '@timbre/kernel';
import { accountScope, type AccountDocument } from '@timbre/store';
import type { LegacyRun } from './deps.ts';
import { IMPORTED_FROM, mapAccount, type MappedAccount } from './map-account.ts';
import { documentId } from './values.ts';

/** Posts what an account begins with: one row for each wallet, once, whatever is repeated. */
const open = async ({ store, now }: LegacyRun, { account, opening }: MappedAccount): Promise<void> => {
  const scope = accountScope(account.account_id);
  await store.wallets.create(scope);
  for (const { unit, amount } of opening) {
    if (amount === 0) continue;
    const description = 'Saldo traído del sistema anterior';
    const movement = { kind: 'top_up' as const, amount, batch_id: null, description, at: now };
    await store.wallets.move(scope, unit, `legacy-opening-${unit}`, movement);
  }
};

const note = async (
  { store, now, options }: LegacyRun,
  { account: { account_id, status }, opening }: MappedAccount,
): Promise<void> => {
  const after = { status, ...Object.fromEntries(opening.map(({ unit, amount }) => [unit, amount])) };
  const entry = { _id: newId('audit'), account_id, at: now, before: null, after, ...options.by };
  await store.audit_log.append({ ...entry, action: 'account.imported', target: account_id });
};

const bring = async (run: LegacyRun, mapped: MappedAccount): Promise<AccountDocument | null> => {
  const { store, tally, options } = run;
  const { account } = mapped;
  const { account_id } = account;
  const here = await store.accounts.find(accountScope(account_id));
  if (here !== null && here.settings.imported_from !== IMPORTED_FROM) {
    tally.skipped('accounts', 'la cuenta ya existe en Timbre', account_id);
    return null;
  }
  if (here === null) {
    tally.written('accounts');
    tally.repaired('accounts', mapped.repaired, account_id);
  } else tally.existing('accounts');
  if (!options.dry_run) {
    if (here === null && (await store.accounts.insert(account))) await note(run, mapped);
    await open(run, mapped);
  }
  return here ?? account;
};

/** Brings the accounts over, with wallets and opening balances. Resolves to those that batches may belong to. */
export const bringAccounts = async (run: LegacyRun): Promise<Map<string, AccountDocument>> => {
  const { source, tally, options, now } = run;
  const accounts = new Map<string, AccountDocument>();
  const filter = options.account_id === undefined ? {} : { account_id: options.account_id };
  for await (const page of source.pages('accounts', filter)) {
    for (const document of page) {
      tally.read('accounts');
      const mapped = mapAccount(document, { now, credit_used: options.credit_used });
      if (typeof mapped === 'string') {
        tally.skipped('accounts', mapped, documentId(document));
        continue;
      }
      const { account_id } = mapped.account;
      if (accounts.has(account_id)) {
        tally.skipped('accounts', 'account_id repetido', documentId(document));
        continue;
      }
      const account = await bring(run, mapped);
      if (account !== null) accounts.set(account_id, account);
    }
  }
  return accounts;
};
