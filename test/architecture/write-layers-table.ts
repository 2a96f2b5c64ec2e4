import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLayersTable } from './layers-table.ts';
import { read, root } from './tree.ts';

const path = 'docs/architecture.md';
writeFileSync(join(root, path), await withLayersTable(read(path)));
console.log(`${path}: tables drawn from test/architecture/layers.json`);
