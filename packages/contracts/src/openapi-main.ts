import { mkdir, writeFile } from 'node:fs/promises';
import { openApiDocument } from './openapi/document.ts';

// Run from the root of the repository: npm run openapi.
await mkdir('docs/api', { recursive: true });
await writeFile('docs/api/openapi.json', `${JSON.stringify(openApiDocument(), null, 2)}\n`);
