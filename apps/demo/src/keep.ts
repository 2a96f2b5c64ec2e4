import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DemoAccount } from './accounts.ts';
import type { DemoCampaign } from './campaigns.ts';
import type { Stack } from './stack.ts';

const FOLDER = fileURLToPath(new URL('../../../.timbre/', import.meta.url));
const FACTS = `${FOLDER}demo.json`;

/** What other programs need to use a demo that goes on: addresses, keys, the administrator. */
const writeFacts = (stack: Stack, accounts: DemoAccount[]): string => {
  mkdirSync(FOLDER, { recursive: true });
  const facts = {
    api_url: stack.api_url,
    docs_url: `${stack.api_url}/docs`,
    accounts: accounts.map(({ account_id, plan, api_key }) => ({ account_id, plan, api_key })),
    admin: stack.admin,
    simulator_url: stack.simulator_url,
    mongodb_uri: stack.mongodb_uri,
    redis_url: stack.redis_uri,
  };
  writeFileSync(FACTS, `${JSON.stringify(facts, null, 2)}\n`, { mode: 0o600 });
  return FACTS;
};

/** Takes the facts of a demo away that has ended: its addresses lead nowhere. */
export const forgetFacts = (): void => rmSync(FACTS, { force: true });

const curls = (stack: Stack, account: DemoAccount, batch_id: string): string[] => {
  const key = `-H 'Authorization: Bearer ${account.api_key}'`;
  const body = JSON.stringify({
    name: 'Mi primera campaña',
    contact_pack: 'demo',
    call_settings: { max_attempts: 2, retry_delay_hours: 0.1 },
  });
  return [
    `curl -s ${key} ${stack.api_url}/api/v1/batches/${batch_id}/status`,
    `curl -s ${key} '${stack.api_url}/api/v1/batches/${batch_id}/jobs?status=completed&limit=1'`,
    `curl -s ${key} -H 'Content-Type: application/json' -d '${body}' ${stack.api_url}/api/v1/batches`,
  ];
};

/** Says how to go on with a demo that stays up, and writes the same for programs to `.timbre/demo.json`. */
export const describeKept = (stack: Stack, accounts: DemoAccount[], campaigns: DemoCampaign[]): string => {
  const path = writeFacts(stack, accounts);
  const [first] = campaigns;
  return [
    'Timbre sigue en marcha. Ctrl-C lo detiene y borra sus datos.',
    `  API               ${stack.api_url}`,
    `  documentación     ${stack.api_url}/docs`,
    `  colas             ${stack.api_url}/admin/queues`,
    `  administrador     ${stack.admin.email} · ${stack.admin.password}`,
    ...accounts.map(({ plan, account_id, api_key }) => `  ${plan.padEnd(17)} ${account_id} · ${api_key}`),
    `  para programas    ${path}`,
    '',
    'Pruebe:',
    ...(first === undefined
      ? []
      : curls(stack, first.account, first.upload.batch_id).map((line) => `  ${line}`)),
    '',
  ].join('\n');
};
