// A call-worker on a machine whose clock somebody sets, whose name server fails, or whose time zones are old. What it is
// told over the channel comes out of `Date`, `dns.lookup` and `process.versions`; timers and the counter of
// `performance` go on as they should.
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
  if (message.type === 'set_time_zone_data')
    Object.defineProperty(process, 'versions', { value: { ...process.versions, tz: message.version } });
  if (message.type === 'set_clock') ahead_ms = message.ahead_ms;
  if (message.type === 'fail_lookups') lookups_fail = message.fail;
  if (['set_clock', 'fail_lookups', 'set_time_zone_data'].includes(message.type))
    process.send({ type: 'odd' });
});

await import('../harness/worker-main.mjs');
