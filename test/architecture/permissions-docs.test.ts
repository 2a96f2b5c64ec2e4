import { CAPABILITIES, GROUPS, KEY_SCOPES, PLATFORM_ONLY, sensitivityOf } from '@timbre/accounts';
import { format, resolveConfig } from 'prettier';
import { expect, it } from 'vitest';

const FILE = new URL('../../docs/permissions.md', import.meta.url);

const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: string[], rows: string[][]): string =>
  [row(...head), row(...head.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n');
const code = (names: Iterable<string>): string => [...names].map((name) => `\`${name}\``).join(' ');

/** Names without `sistema.`, one domain after another: the whole of a set at a glance. */
const short = (names: Iterable<string>): string =>
  code([...names].map((name) => name.replace('sistema.', '')));

const page = (): string => `# Capabilities, groups and key scopes

What \`GET /api/v1/permissions\` answers. Written from \`packages/accounts\` by \`npx vitest run --project unit test/architecture/permissions-docs.test.ts -u\`; how a decision is taken stands in [identity](identity.md).

## Capabilities

Of sensitivity \`alto\` and \`critico\`, every use is audited.

${table(
  ['capability', 'sensitivity', 'who', 'groups that give it'],
  CAPABILITIES.map((name) => [
    code([name]),
    sensitivityOf(name),
    PLATFORM_ONLY.has(name) ? 'platform' : 'all',
    code(GROUPS.filter(({ capabilities }) => capabilities.has(name)).map((group) => group.code)),
  ]),
)}

## Groups

${table(
  ['code', 'name', 'for', 'capabilities'],
  GROUPS.map((group) => [
    code([group.code]),
    group.name,
    group.description,
    group.capabilities.size > 20 ? `${group.capabilities.size}, see above` : short(group.capabilities),
  ]),
)}

## Key scopes

A key of an account never gets what is the platform's alone, whatever its scopes.

${table(
  ['scope', 'capabilities'],
  Object.entries(KEY_SCOPES).map(([scope, names]) => [
    code([scope]),
    names.size > 20 ? `${names.size}` : short(names),
  ]),
)}
`;

it('docs/permissions.md is what the code says; renew it with vitest -u', async () => {
  const options = await resolveConfig(FILE);
  const wanted = await format(page(), { ...options, parser: 'markdown' });
  await expect(wanted).toMatchFileSnapshot(FILE.pathname);
});
