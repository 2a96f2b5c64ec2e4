// `npm run demo`, `npm test`, `npm run test:smoke`, `npm run doctor`: one command on a fresh clone. Checks Node,
// installs what is missing, and hands over. Plain Node without dependencies, because it runs before there are any.
import { fail } from './run/say.mjs';

const OLDEST_NODE = [20, 19];

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
  fail(`Node ${process.versions.node} is too old`, `install Node ${OLDEST_NODE.join('.')} or newer`);
  process.exit(1);
}

// Only now: what follows may use everything that this Node offers.
const { commands } = await import('./run/commands.mjs');
const [name = '', ...args] = process.argv.slice(2);
const command = commands[name];
if (command) {
  process.exitCode = await command(args);
} else {
  fail(`no command "${name}"`, `choose among ${Object.keys(commands).join(', ')}`);
  process.exitCode = 2;
}
