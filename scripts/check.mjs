// `npm run check [gate …]`: what every change has to pass. Two gates at a time, the longest first.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names of npm scripts, so that each gate can be run alone. */
const GATES = ['lint', 'types', 'format:check', 'unused', 'layers', 'lint:api'];
const LANES = 2;
const LINES_SHOWN = 30;

const root = join(import.meta.dirname, '..');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !GATES.includes(name));
if (unknown.length) {
  console.error(`error: no gate named ${unknown.join(', ')}\nfix: choose among ${GATES.join(', ')}`);
  process.exit(2);
}

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Runs one gate, prints its name, verdict and time, and returns what it said. */
const run = (name) =>
  new Promise((resolve) => {
    const start = performance.now();
    const child = spawn('npm', ['run', '--silent', name], { cwd: root });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => {
      console.log(`${code === 0 ? '✔' : '✖'} ${name.padEnd(12)} ${seconds(start).padStart(7)}`);
      resolve({ name, passed: code === 0, output: output.trim() });
    });
  });

const queue = GATES.filter((name) => !wanted.length || wanted.includes(name));
const results = [];
const lane = async () => {
  for (let name = queue.shift(); name; name = queue.shift()) results.push(await run(name));
};

const start = performance.now();
await Promise.all(Array.from({ length: LANES }, lane));

const failed = results.filter(({ passed }) => !passed);
for (const { name, output } of failed) {
  const lines = output.split('\n');
  const more = lines.length - LINES_SHOWN;
  console.error(`\n── ${name}: ${scripts[name]}\n${lines.slice(0, LINES_SHOWN).join('\n')}`);
  if (more > 0) console.error(`… ${more} more lines: npm run ${name}`);
}

const names = failed.map(({ name }) => name);
console.log(`\n${results.length - failed.length} gates passed, ${failed.length} failed, ${seconds(start)}`);
if (failed.length) {
  console.error(
    `error: ${names.join(', ')}\nfix: repair what is listed above, then: npm run check ${names.join(' ')}`,
  );
  process.exitCode = 1;
}
