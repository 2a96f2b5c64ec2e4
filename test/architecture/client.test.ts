import { expect, it } from 'vitest';
import { clientCode } from './client-code.ts';
import { read } from './tree.ts';

it('is generated from the OpenAPI document as it is; renew it with npm run openapi', async () => {
  for (const [path, code] of Object.entries(await clientCode())) expect(read(path) === code, path).toBe(true);
}, 60_000);
