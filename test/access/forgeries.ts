import {
  createHopSigner,
  generateSigningKey,
  hopAudience,
  type Principal,
  type SigningKey,
} from '@rayon/auth';
import { systemClock } from '@rayon/kernel';

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const decode = (part: string) =>
  JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;

/** Hop tokens that are not quite the gateway's signature for this subgraph, by what is wrong with them. */
export const forgedHops = (hopKey: SigningKey, subgraph: string): Record<string, string> => {
  const principal: Principal = { kind: 'staff', staffId: 'x', role: 'administrator', storeIds: [] };
  const asked = { audience: hopAudience(subgraph), principal, locale: 'en' as const };
  const gateway = createHopSigner({ key: hopKey, clock: systemClock });
  const stranger = createHopSigner({ key: generateSigningKey(), clock: systemClock });
  const yesterday = createHopSigner({ key: hopKey, clock: () => new Date(Date.now() - 86_400_000) });
  const tomorrow = createHopSigner({ key: hopKey, clock: () => new Date(Date.now() + 86_400_000) });
  const good = gateway.sign(asked);
  const [head = '', body = '', signature = ''] = good.split('.');
  return {
    empty: '',
    'for another subgraph': gateway.sign({
      ...asked,
      audience: hopAudience(subgraph === 'catalog' ? 'members' : 'catalog'),
    }),
    'signed by a stranger': stranger.sign(asked),
    'of yesterday': yesterday.sign(asked),
    'of tomorrow': tomorrow.sign(asked),
    'without its signature': `${head}.${body}.`,
    'with another body': `${head}.${encode({ ...decode(body), locale: 'fr' })}.${signature}`,
    unsigned: `${encode({ alg: 'none', typ: 'rayon-hop+jwt' })}.${body}.`,
    twice: `${good}, ${good}`,
  };
};

/** Access tokens that are not quite the good one they are made from. */
export const forgedTokens = (accessToken: string): string[] => {
  const [head = '', body = '', signature = ''] = accessToken.split('.');
  const header = decode(head);
  const claims = decode(body);
  const withHeader = (other: object) => `${encode({ ...header, ...other })}.${body}.${signature}`;
  return [
    '',
    'x',
    '.',
    '..',
    `${head}.${body}`,
    `${head}.${body}.`,
    `${head}.${body}.${signature.slice(0, -4)}`,
    `${head}.${body}.${signature}.${signature}`,
    `${head}.${encode({ ...claims, exp: 4_102_444_800 })}.${signature}`,
    `${head}.${encode({ ...claims, principal: { kind: 'service', service: 'x' } })}.${signature}`,
    `${encode({ ...header, alg: 'none' })}.${body}.`,
    withHeader({ alg: 'HS256' }),
    withHeader({ kid: '../../etc/passwd' }),
    withHeader({ kid: "' or 1=1 --" }),
    withHeader({ kid: 'http://127.0.0.1:9/key' }),
    withHeader({ jku: 'http://127.0.0.1:9/keys' }),
    withHeader({ jwk: {} }),
    withHeader({ crit: ['exp'] }),
    `${head}.${body}.${'A'.repeat(4_000)}`,
  ];
};
