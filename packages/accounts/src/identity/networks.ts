import { BlockList, isIP } from 'node:net';

const BITS = { 4: 32, 6: 128 } as const;
const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** Family, address and prefix of a CIDR range (a bare address is a range of one), or null for anything else. */
const parse = (range: string): { family: 'ipv4' | 'ipv6'; address: string; prefix: number } | null => {
  const [address = '', length, ...rest] = range.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return null;
  const bits = BITS[version as 4 | 6];
  if (length !== undefined && !/^\d{1,3}$/.test(length)) return null;
  const prefix = length === undefined ? bits : Number(length);
  return prefix <= bits ? { family: version === 4 ? 'ipv4' : 'ipv6', address, prefix } : null;
};

/** True for a CIDR range or a single address, of either family. */
export const isNetwork = (range: string): boolean => parse(range) !== null;

/** True when `ip` lies in one of the ranges, or none is given. An IPv4 address inside of IPv6 counts as itself. */
export const isInNetworks = (ip: string, ranges: readonly string[]): boolean => {
  if (ranges.length === 0) return true;
  const address = MAPPED.exec(ip)?.[1] ?? ip;
  const version = isIP(address);
  if (version === 0) return false;
  const list = new BlockList();
  for (const range of ranges) {
    const network = parse(range);
    if (network !== null) list.addSubnet(network.address, network.prefix, network.family);
  }
  return list.check(address, version === 4 ? 'ipv4' : 'ipv6');
};
