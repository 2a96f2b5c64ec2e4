// `npm run lint:api`: holds docs/api/openapi.json against redocly.yaml. Nothing leaves the machine.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const redocly = join(root, 'node_modules/@redocly/cli/bin/cli.js');
const QUIET = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', CI: 'true' };

const { status, stdout, stderr } = spawnSync(
  process.execPath,
  [redocly, 'lint', '--format=json', 'docs/api/openapi.json'],
  { cwd: root, env: { ...process.env, ...QUIET }, encoding: 'utf8' },
);
if (!stdout.startsWith('{')) {
  console.error(stderr);
  process.exit(status || 1);
}
const { problems } = JSON.parse(stdout);
for (const { ruleId, message, location } of problems) {
  console.error(`${location[0]?.pointer ?? ''}\n  ${ruleId}: ${message}`);
}
if (problems.length) {
  console.error(`error: ${problems.length} faults in docs/api/openapi.json`);
  console.error('fix: mend the operation or its schema in packages/contracts, then: npm run openapi');
  process.exit(1);
}
console.log('docs/api/openapi.json: no faults');
