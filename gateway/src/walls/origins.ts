import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { SigningKey } from '@rayon/auth';
import { LRUCache } from 'lru-cache';

/** Addresses whose origin is kept ready. */
const keptMax = 10_000;

/** Groups of an IPv6 address that name the network of one subscriber; the rest changes as its machines like. */
const networkGroups = 4;

/** The network an address belongs to: an IPv4 address itself, the first 64 bits of an IPv6 address. */
const networkOf = (address: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !isIPv6(address)) return mapped ?? address;
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail ? tail.split(':') : [];
  const gap = tail === undefined ? [] : Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0');
  return [...front, ...gap, ...back]
    .slice(0, networkGroups)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
};

/** Tells callers' places apart without keeping an address: a hash under a key that only the gateway has. */
export type OriginOf = (address: string) => string;

/** The key is made of the gateway's own secret, so that every process of the gateway gives a place the same name. */
export const createOrigins = ({ privateKey }: Pick<SigningKey, 'privateKey'>): OriginOf => {
  const secret = privateKey.export({ type: 'pkcs8', format: 'der' });
  const key = createHmac('sha256', secret).update('rayon/gateway/origin').digest();
  const kept = new LRUCache<string, string>({ max: keptMax });
  return (address) => {
    const known = kept.get(address);
    if (known !== undefined) return known;
    const origin = createHmac('sha256', key).update(networkOf(address)).digest('base64url');
    kept.set(address, origin);
    return origin;
  };
};
