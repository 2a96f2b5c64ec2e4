import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { clientCode } from './client-code.ts';
import { root } from './tree.ts';

for (const [path, code] of Object.entries(await clientCode())) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), code);
  console.log(`${path}: written`);
}
