import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { wholeEnvExample } from './env-example.ts';
import { root } from './tree.ts';

writeFileSync(join(root, '.env.example'), wholeEnvExample());
console.log('.env.example: written from packages/runtime/src/config');
