// A call-worker on a machine whose clock somebody sets, and whose name server fails: what its process is told over the
// channel comes out of `Date` and of `dns.lookup`. Timers and the counter of `performance` go on as they should.
import dns from 'node:dns';

const RealDate = Date;
let ahead_ms = 0;
let lookups_fail = false;

const now = () => RealDate.now() + ahead_ms;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, given) => (given.length === 0 ? new target(now()) : new target(...given)),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});

const lookup = dns.lookup;
dns.lookup = (name, ...rest) => {
  if (!lookups_fail) return lookup(name, ...rest);
  const answer = rest.at(-1);
  const error = Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), {
    code: 'ENOTFOUND',
    hostname: name,
  });
  setImmediate(() => answer(error));
};

process.on('message', (message) => {
  if (message.type === 'set_clock') ahead_ms = message.ahead_ms;
  if (message.type === 'fail_lookups') lookups_fail = message.fail;
  if (message.type === 'set_clock' || message.type === 'fail_lookups') process.send({ type: 'odd' });
});

await import('../harness/worker-main.mjs');
