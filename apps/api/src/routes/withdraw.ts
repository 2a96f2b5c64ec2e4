import { scopeOf } from '@timbre/accounts';
import { readFileList, withdrawPeople, type BatchDeps, type ListedPerson } from '@timbre/batches';
import { OPERATIONS, type WithdrawBody } from '@timbre/contracts';
import { ok } from '../http/reply.ts';
import { route } from '../http/route.ts';
import { presentWithdrawal } from '../present/withdraw.ts';
import { byOf } from './by.ts';

const listed = ({ ruts = [], phones = [] }: WithdrawBody): ListedPerson[] => [
  ...ruts.map((rut, n): ListedPerson => ({ path: `ruts[${n}]`, by: 'rut', text: String(rut) })),
  ...phones.map((phone, n): ListedPerson => ({ path: `phones[${n}]`, by: 'phone', text: String(phone) })),
];

/** People who leave every live campaign: by a list in JSON or in a file. */
export const withdrawRoutes = (deps: BatchDeps) => [
  route(OPERATIONS.withdrawJobs, async (input) => {
    const { body, credential } = input;
    const scope = scopeOf(credential, body.account_id);
    const wanted = { people: listed(body), reason: body.reason };
    return ok(presentWithdrawal(await withdrawPeople(deps)(scope, wanted, byOf(input))));
  }),
  route(OPERATIONS.withdrawList, async (input) => {
    const { fields, file, credential } = input;
    const scope = scopeOf(credential, fields.account_id);
    const people = await readFileList(file ?? { name: '', bytes: Buffer.alloc(0) });
    const wanted = { people, reason: fields.reason };
    return ok(presentWithdrawal(await withdrawPeople(deps)(scope, wanted, byOf(input))));
  }),
];
