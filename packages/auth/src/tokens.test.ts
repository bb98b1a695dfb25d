import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSign,
  generateKeyPairSync,
  sign as signBytes,
} from 'node:crypto';
import { manualClock } from '@rayon/kernel';
import {
  type CardClaims,
  createAccessTokens,
  createCardPresentations,
  createHopSigner,
  createHopVerifier,
  createKeyTable,
  createSigningKeys,
  generateSigningKey,
  hopAudience,
  type Principal,
  toJwk,
  toJwks,
} from './index';

const noon = '2026-05-04T12:00:00.000Z';
const nowSeconds = Date.parse(noon) / 1000;
const key = generateSigningKey();
const publicPem = key.publicKey.export({ format: 'pem', type: 'spki' }).toString();
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const member: Principal = { kind: 'member', memberId: 'm-1' };
const device: Principal = { kind: 'device', deviceId: 'd-1', storeId: 's-1' };

const base64 = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const es256 = (input: string, privateKey = key.privateKey) =>
  signBytes('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString(
    'base64url',
  );

const header = { alg: 'ES256', typ: 'rayon-access+jwt', kid: key.kid };
const payload = {
  iss: 'rayon-members',
  aud: 'rayon-gateway',
  iat: nowSeconds,
  exp: nowSeconds + 900,
  jti: 'token-1',
  principal: member,
};

/** A token signed with the right key, header and payload as given: only the checks after the signature can refuse it. */
const forge = (head: unknown, body: unknown, privateKey = key.privateKey): string => {
  const input = `${base64(head)}.${base64(body)}`;
  return `${input}.${es256(input, privateKey)}`;
};
const without = (from: object, name: string) =>
  Object.fromEntries(Object.entries(from).filter(([one]) => one !== name));

const clock = manualClock(noon);
const access = createAccessTokens({ keys: createSigningKeys({ clock, keys: [key] }), clock });
const good = access.signAccess(member);
const [goodHeader = '', goodPayload = '', goodSignature = ''] = good.split('.');
const hop = createHopSigner({ key, clock }).sign({
  audience: hopAudience('points'),
  principal: member,
  locale: 'fr',
});
const card = createCardPresentations({ keys: createSigningKeys({ clock, keys: [key] }), clock }).sign({
  memberId: 'm-1',
  gsrn: '376012345000000013',
  deviceId: 'd-1',
  proof: 'ROTATING',
  locale: 'fr',
});

const hs256 = (head: unknown, secret: string) => {
  const input = `${base64(head)}.${base64(payload)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
};
const rs256 = () => {
  const input = `${base64({ ...header, alg: 'RS256' })}.${base64(payload)}`;
  return `${input}.${createSign('sha256').update(input).sign(rsa.privateKey, 'base64url')}`;
};

const confused: [string, unknown][] = [
  ['nothing', undefined],
  ['null', null],
  ['a number', 7],
  ['an object', { token: good }],
  ['an empty text', ''],
  ['two parts', `${goodHeader}.${goodPayload}`],
  ['four parts', `${good}.x`],
  ['only dots', '..'],
  ['spaces around', ` ${good} `],
  ['a padded part', `${goodHeader}=.${goodPayload}.${goodSignature}`],
  [
    'base64 instead of base64url',
    good.replace(/-|_/g, '+').replace(goodHeader, `${goodHeader.slice(0, -1)}+`),
  ],
  ['a truncated signature', good.slice(0, -4)],
  ['no signature', `${goodHeader}.${goodPayload}.`],
  ['a signature of zeros', `${goodHeader}.${goodPayload}.${'A'.repeat(86)}`],
  [
    'a DER signature',
    `${goodHeader}.${goodPayload}.${signBytes('sha256', Buffer.from(`${goodHeader}.${goodPayload}`), key.privateKey).toString('base64url')}`,
  ],
  [
    'a signature written differently',
    `${good.slice(0, -1)}${good.endsWith('A') ? 'B' : String.fromCharCode(good.charCodeAt(good.length - 1) + 1)}`,
  ],
  ['64 KB', `${goodHeader}.${'a'.repeat(64 * 1024)}.${goodSignature}`],
  [
    'another payload under the signature',
    `${goodHeader}.${base64({ ...payload, principal: { kind: 'staff', staffId: 'x', role: 'administrator', storeIds: [] } })}.${goodSignature}`,
  ],
  ['alg none', `${base64({ ...header, alg: 'none' })}.${goodPayload}.`],
  ['alg none with a signature', forge({ ...header, alg: 'none' }, payload)],
  ['alg None', forge({ ...header, alg: 'None' }, payload)],
  ['HS256 with the public key as secret', hs256({ ...header, alg: 'HS256' }, publicPem)],
  ['HS256 with the coordinates as secret', hs256({ ...header, alg: 'HS256' }, toJwk(key).x)],
  ['HS256 that says ES256', hs256(header, publicPem)],
  ['RS256', rs256()],
  ['ES384 in name', forge({ ...header, alg: 'ES384' }, payload)],
  ['an algorithm list', forge({ ...header, alg: ['ES256'] }, payload)],
  ['another key under our id', forge(header, payload, generateSigningKey().privateKey)],
  ['no key id', forge(without(header, 'kid'), payload)],
  ['an unknown key id', forge({ ...header, kid: 'nobody' }, payload)],
  ['a path as key id', forge({ ...header, kid: '../../dev/null' }, payload)],
  ['SQL as key id', forge({ ...header, kid: "x' UNION SELECT 'k" }, payload)],
  ['a URL as key id', forge({ ...header, kid: 'https://evil.example/k' }, payload)],
  ['a prototype as key id', forge({ ...header, kid: '__proto__' }, payload)],
  ['an object as key id', forge({ ...header, kid: { $ne: '' } }, payload)],
  ['a key of its own (jwk)', forge({ ...header, jwk: toJwk(key) }, payload)],
  ['a place to fetch keys from (jku)', forge({ ...header, jku: 'https://evil.example' }, payload)],
  ['a certificate place (x5u)', forge({ ...header, x5u: 'https://evil.example' }, payload)],
  ['a certificate (x5c)', forge({ ...header, x5c: ['MII'] }, payload)],
  ['an unknown critical extension', forge({ ...header, crit: ['x'], x: 1 }, payload)],
  ['an empty critical list', forge({ ...header, crit: [] }, payload)],
  ['an unencoded payload (b64)', forge({ ...header, b64: false }, payload)],
  ['compression (zip)', forge({ ...header, zip: 'DEF' }, payload)],
  ['no type', forge(without(header, 'typ'), payload)],
  ['the plain type', forge({ ...header, typ: 'JWT' }, payload)],
  ['the type in capitals', forge({ ...header, typ: 'RAYON-ACCESS+JWT' }, payload)],
  ['a hop token', hop],
  ['a card presentation', card],
  ['no issuer', forge(header, without(payload, 'iss'))],
  ['another issuer', forge(header, { ...payload, iss: 'rayon-gateway' })],
  ['a list of issuers', forge(header, { ...payload, iss: ['rayon-members'] })],
  ['no audience', forge(header, without(payload, 'aud'))],
  ['another audience', forge(header, { ...payload, aud: 'subgraph:points' })],
  ['a list of audiences', forge(header, { ...payload, aud: ['rayon-gateway', 'rayon-scanner'] })],
  ['no expiry', forge(header, without(payload, 'exp'))],
  ['an expiry in text', forge(header, { ...payload, exp: String(nowSeconds + 900) })],
  ['a fractional expiry', forge(header, { ...payload, exp: nowSeconds + 0.5 })],
  ['an expiry for ever', forge(header, { ...payload, exp: 9e15 })],
  ['expired', forge(header, { ...payload, iat: nowSeconds - 1000, exp: nowSeconds - 100 })],
  ['no issue time', forge(header, without(payload, 'iat'))],
  ['issued in the future', forge(header, { ...payload, iat: nowSeconds + 120, exp: nowSeconds + 300 })],
  ['expired before it was issued', forge(header, { ...payload, iat: nowSeconds + 30, exp: nowSeconds + 20 })],
  ['a person for an hour', forge(header, { ...payload, exp: nowSeconds + 3600 })],
  [
    'a device for two days',
    forge(header, { ...payload, principal: device, exp: nowSeconds + 2 * 24 * 3600 }),
  ],
  ['no id', forge(header, without(payload, 'jti'))],
  ['a claim nobody knows', forge(header, { ...payload, admin: true })],
  ['a not-before', forge(header, { ...payload, nbf: nowSeconds })],
  ['no principal', forge(header, without(payload, 'principal'))],
  ['an anonymous principal', forge(header, { ...payload, principal: { kind: 'anonymous' } })],
  ['an unknown kind of principal', forge(header, { ...payload, principal: { kind: 'god' } })],
  [
    'a principal with more than it has',
    forge(header, { ...payload, principal: { ...member, role: 'administrator' } }),
  ],
  [
    'a role nobody has',
    forge(header, { ...payload, principal: { kind: 'staff', staffId: 's', role: 'owner', storeIds: [] } }),
  ],
  ['a claim twice', forge(header, JSON.stringify(payload).replace('"iat"', '"aud":"rayon-gateway","iat"'))],
  ['a header member twice', forge(JSON.stringify(header).replace('"typ"', '"alg":"none","typ"'), payload)],
  ['JSON with spaces', forge(header, JSON.stringify(payload, null, 1))],
  ['a payload that is a list', forge(header, [payload])],
  ['a payload that is a text', forge(header, '"hello"')],
  ['a payload that is no JSON', forge(header, '{"iss":')],
  [
    'a prototype in the payload',
    forge(header, JSON.stringify(payload).replace('{"iss"', '{"__proto__":{"admin":true},"iss"')),
  ],
];

test('the plain token is accepted, so that the refusals below mean something', () => {
  expect(access.verifyAccess(good)).toEqual({ ok: true, value: member });
  expect(access.verifyAccess(forge(header, payload))).toEqual({ ok: true, value: member });
});

test.each(confused)('an access token is refused when it is %s', (_what, token) => {
  expect(access.verifyAccess(token)).toEqual({ ok: false, rejection: { reason: 'InvalidToken' } });
});

test.each(confused)('a hop is refused when it is %s', (what, token) => {
  const verifier = createHopVerifier({ jwks: toJwks([key]), audience: hopAudience('points'), clock });
  expect(verifier.verify(token).ok).toBe(what === 'a hop token');
});

test.each(confused)('a card is refused when it is %s', (what, token) => {
  const verifier = createCardPresentations({ keys: createKeyTable(toJwks([key])), clock });
  expect(verifier.verify(token).ok).toBe(what === 'a card presentation');
});

test('refusing costs no key fetch and always says the same', () => {
  const asked: string[] = [];
  const verifier = createAccessTokens({ keys: { find: (kid) => void asked.push(kid) }, clock });
  const answers = new Set(confused.map(([, token]) => JSON.stringify(verifier.verifyAccess(token))));
  expect(answers.size).toBe(1);
  expect(asked.every((kid) => /^[A-Za-z0-9_-]{1,32}$/.test(kid))).toBe(true);
});

describe('time', () => {
  test('a token is good until a minute after it ends, cached or not', () => {
    const time = manualClock(noon);
    const tokens = createAccessTokens({ keys: createSigningKeys({ clock: time, keys: [key] }), clock: time });
    const fresh = tokens.signAccess(member, { lifetimeSeconds: 60 });
    expect(tokens.verifyAccess(fresh).ok).toBe(true);
    time.advance(59_000);
    expect(tokens.verifyAccess(fresh).ok).toBe(true);
    time.advance(122_000);
    expect(tokens.verifyAccess(fresh).ok).toBe(false);
  });

  test('clocks a minute apart are forgiven, more are not', () => {
    const behind = createAccessTokens({
      keys: createSigningKeys({ clock, keys: [key] }),
      clock: () => new Date(Date.parse(noon) - 59_000),
    });
    const far = createAccessTokens({
      keys: createSigningKeys({ clock, keys: [key] }),
      clock: () => new Date(Date.parse(noon) - 61_000),
    });
    expect(behind.verifyAccess(good).ok).toBe(true);
    expect(far.verifyAccess(good).ok).toBe(false);
  });

  test('nothing is signed beyond its cap', () => {
    for (const whoever of [member, device]) {
      expect(() => access.signAccess(whoever, { lifetimeSeconds: 900 })).not.toThrow();
      expect(() => access.signAccess(whoever, { lifetimeSeconds: 901 })).toThrow(RangeError);
    }
    expect(() => access.signAccess({ kind: 'anonymous' })).toThrow();
  });
});

describe('keys', () => {
  test('a replaced key verifies until it is retired, also for tokens already seen', () => {
    const time = manualClock(noon);
    const keys = createSigningKeys({ clock: time, keepSeconds: 600 });
    const tokens = createAccessTokens({ keys, clock: time });
    const before = tokens.signAccess(member);
    keys.rotate();
    expect(tokens.verifyAccess(before).ok).toBe(true);
    expect(keys.jwks().keys).toHaveLength(2);
    expect(tokens.verifyAccess(tokens.signAccess(device)).ok).toBe(true);
    time.advance(601_000);
    expect(tokens.verifyAccess(before).ok).toBe(false);
    expect(keys.jwks().keys).toHaveLength(1);
  });

  test('a key taken out of the table ends its tokens at once', () => {
    const table = createKeyTable(toJwks([key]));
    const verifier = createAccessTokens({ keys: table, clock });
    expect(verifier.verifyAccess(good).ok).toBe(true);
    table.remove(key.kid);
    expect(verifier.verifyAccess(good).ok).toBe(false);
    table.add(toJwk(key));
    expect(verifier.verifyAccess(good).ok).toBe(true);
  });

  test('what is published holds no private half and no other curve gets in', () => {
    expect(Object.keys(toJwk(key)).sort()).toEqual(['crv', 'kid', 'kty', 'x', 'y']);
    const p384 = createPublicKey(
      createPrivateKey(
        generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey.export({
          format: 'pem',
          type: 'pkcs8',
        }),
      ),
    );
    expect(() =>
      createKeyTable({ keys: [{ ...p384.export({ format: 'jwk' }), kid: 'x' } as never] }),
    ).toThrow();
  });
});

describe('hops', () => {
  const verifier = createHopVerifier({ jwks: toJwks([key]), audience: hopAudience('points'), clock });

  test('carry principal and language, and are signed once per both and audience', () => {
    const signer = createHopSigner({ key, clock });
    const sign = (principal: Principal, locale: 'fr' | 'en' = 'fr', to = 'points') =>
      signer.sign({ audience: hopAudience(to), principal, locale });
    expect(verifier.verify(sign(device, 'en'))).toEqual({
      ok: true,
      value: { principal: device, locale: 'en' },
    });
    expect(sign(member)).toBe(sign(member));
    const staff = (role: 'associate' | 'administrator'): Principal => ({
      kind: 'staff',
      staffId: 'x',
      role,
      storeIds: ['s'],
    });
    const all = [
      sign(member),
      sign(member, 'en'),
      sign(member, 'fr', 'offers'),
      sign(staff('associate')),
      sign(staff('administrator')),
    ];
    expect(new Set(all).size).toBe(5);
  });

  test('never reuse a signature for a principal that was changed', () => {
    const signer = createHopSigner({ key, clock });
    const changing = { kind: 'device' as const, deviceId: 'd-1', storeId: 's-1' };
    const sign = () => signer.sign({ audience: hopAudience('points'), principal: changing, locale: 'fr' });
    sign();
    changing.storeId = 's-2';
    expect(verifier.verify(sign())).toMatchObject({ value: { principal: { storeId: 's-2' } } });
  });

  test('of a verified principal, which nobody can change, are signed once and anew before they end', () => {
    const time = manualClock(noon);
    const tokens = createAccessTokens({
      keys: createSigningKeys({ clock: time, keys: [key] }),
      clock: time,
    });
    const token = tokens.signAccess({
      kind: 'staff',
      staffId: 'x',
      role: 'associate',
      storeIds: ['s-1'],
    });
    const verified = tokens.verifyAccess(token);
    if (!verified.ok || verified.value.kind !== 'staff') throw new Error('refused');
    const { value: principal } = verified;
    expect(() => principal.storeIds.push('s-2')).toThrow(TypeError);
    const signer = createHopSigner({ key, clock: time });
    const sign = (to: string) => signer.sign({ audience: hopAudience(to), principal, locale: 'fr' });
    const [first, other] = [sign('points'), sign('offers')];
    expect([sign('points'), sign('offers')]).toEqual([first, other]);
    expect(first).not.toBe(other);
    time.advance(61_000);
    expect(sign('points')).not.toBe(first);
  });

  test('are signed anew before they end', () => {
    const time = manualClock(noon);
    const signer = createHopSigner({ key, clock: time });
    const first = signer.sign({ audience: 'a', principal: member, locale: 'fr' });
    time.advance(61_000);
    expect(signer.sign({ audience: 'a', principal: member, locale: 'fr' })).not.toBe(first);
  });

  test('for another subgraph are refused', () => {
    const other = createHopSigner({ key, clock }).sign({
      audience: hopAudience('offers'),
      principal: member,
      locale: 'fr',
    });
    expect(verifier.verify(other).ok).toBe(false);
  });
});

test('a card says what it was given and has an id to be used once by', () => {
  const cards = createCardPresentations({ keys: createSigningKeys({ clock, keys: [key] }), clock });
  const claims: CardClaims = {
    memberId: 'm-1',
    gsrn: '376012345000000013',
    deviceId: 'd-1',
    locale: 'fr',
    proof: 'STATIC',
  };
  const [one, two] = [cards.verify(cards.sign(claims)), cards.verify(cards.sign(claims))];
  if (!one.ok || !two.ok) throw new Error('refused');
  expect(one.value.claims).toEqual(claims);
  expect(one.value.tokenId).not.toBe(two.value.tokenId);
  expect(one.value.expiresAt.getTime() - one.value.issuedAt.getTime()).toBeLessThanOrEqual(300_000);
});

test('memory for verified tokens is bounded', () => {
  const time = manualClock(noon);
  const tokens = createAccessTokens({ keys: createSigningKeys({ clock: time, keys: [key] }), clock: time });
  const many = Array.from({ length: 50 }, () => tokens.signAccess(member));
  for (const token of many) expect(tokens.verifyAccess(token).ok).toBe(true);
});
