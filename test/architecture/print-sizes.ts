import { LIMITS, measureRepository } from './file-sizes.ts';

for (const [name, { files, lines, median, p95, longest }] of Object.entries(measureRepository())) {
  console.log(
    `${name.padEnd(8)}${files} files, ${lines} lines, median ${median}, p95 ${p95}, longest ${longest.lines} (${longest.path})`,
  );
}
console.log(`limits  median ${LIMITS.median}, p95 ${LIMITS.p95}, longest ${LIMITS.longest}`);
