import { expect, it } from 'vitest';
import { isInNetworks, isNetwork } from './networks.ts';

it.each(['10.0.0.0/8', '200.27.10.4', '::1', '2001:db8::/32', '0.0.0.0/0', '10.1.2.3/32'])(
  'takes %s as a network',
  (range) => expect(isNetwork(range)).toBe(true),
);

it.each([
  '',
  '10.0.0.0/33',
  '10.0.0/8',
  '10.0.0.0/',
  '10.0.0.0/8/8',
  '::/129',
  'casa',
  '0x7f.1',
  '10.0.0.0/-1',
  '1/2',
])('refuses %j', (range) => expect(isNetwork(range)).toBe(false));

it('lets through what lies inside of any range, and everything without ranges', () => {
  const ranges = ['200.27.10.0/24', '2001:db8::/32'];
  expect(isInNetworks('200.27.10.255', ranges)).toBe(true);
  expect(isInNetworks('::ffff:200.27.10.255', ranges)).toBe(true);
  expect(isInNetworks('2001:db8:1::5', ranges)).toBe(true);
  expect(isInNetworks('200.27.11.0', ranges)).toBe(false);
  expect(isInNetworks('2001:db9::1', ranges)).toBe(false);
  expect(isInNetworks('', ranges)).toBe(false);
  expect(isInNetworks('unknown', ranges)).toBe(false);
  expect(isInNetworks('203.0.113.9', [])).toBe(true);
});
