import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import fastify from 'fastify';
import { serveSite } from './static-files';

const root = mkdtempSync(join(tmpdir(), 'rayon-site-'));
const server = fastify();
beforeAll(async () => {
  mkdirSync(join(root, 'assets'));
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>Rayon</title>');
  const script = `console.log("${'x'.repeat(4_000)}")`;
  writeFileSync(join(root, 'assets', 'app-1a2b.js'), script);
  writeFileSync(join(root, 'assets', 'app-1a2b.js.br'), brotliCompressSync(script));
  writeFileSync(join(root, 'assets', 'app-1a2b.js.gz'), gzipSync(script));
  writeFileSync(join(root, '.env'), 'SECRET=1');
  writeFileSync(join(root, 'pages.json'), '["/", "/card", "/scanner"]');
  writeFileSync(join(root, 'graphql.html'), '<!doctype html><title>Explorer</title>');
  await serveSite(server, { root, explorer: true });
});
afterAll(async () => {
  await server.close();
  rmSync(root, { recursive: true });
});

test('the start page answers for itself and for every page of the site, and is checked for news each time', async () => {
  for (const url of ['/', '/index.html', '/scanner', '/card?view=join']) {
    const { statusCode, headers, body } = await server.inject({ url });
    expect([url, statusCode, headers['cache-control']]).toEqual([url, 200, 'no-cache']);
    expect(body).toContain('<title>Rayon</title>');
  }
  const { headers } = await server.inject({ url: '/' });
  const again = await server.inject({ url: '/', headers: { 'if-none-match': String(headers.etag) } });
  expect([again.statusCode, again.body]).toEqual([304, '']);
});

test('a path that is no page is answered with 404, to people with a page', async () => {
  for (const url of ['/nowhere', '/card/nowhere', '/nowhere/']) {
    const { statusCode, headers, body } = await server.inject({ url });
    expect([url, statusCode, headers['content-type'], headers['cache-control']]).toEqual([
      url,
      404,
      'text/html; charset=utf-8',
      'no-cache',
    ]);
    expect(body).toContain('<title>Rayon</title>');
  }
});

test('a page with a slash after its name is the page', async () => {
  const { statusCode, headers } = await server.inject({ url: '/card/?view=join' });
  expect([statusCode, headers.location]).toEqual([308, '/card?view=join']);
});

test('who opens the address of the API in a browser may try it out, where any operation runs', async () => {
  const accept = 'text/html,application/xhtml+xml,*/*;q=0.8';
  const { statusCode, body } = await server.inject({ url: '/graphql', headers: { accept } });
  expect([statusCode, body]).toEqual([200, '<!doctype html><title>Explorer</title>']);
  const program = await server.inject({ url: '/graphql?query={stores{id}}' });
  expect([program.statusCode, program.headers.allow]).toEqual([405, 'POST']);
  expect(program.json()).toMatchObject({ errors: [{ message: 'Operations are sent by POST, as JSON.' }] });
  const strict = fastify();
  await serveSite(strict, { root, explorer: false });
  for (const url of ['/graphql', '/graphql.html'])
    expect((await strict.inject({ url, headers: { accept } })).statusCode).toBe(404);
  await strict.close();
});

test('assets are kept for ever', async () => {
  const { headers, body } = await server.inject({ url: '/assets/app-1a2b.js' });
  expect(headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': 'text/javascript; charset=utf-8',
    vary: 'accept-encoding',
  });
  expect(headers).not.toHaveProperty('content-encoding');
  expect(body).toContain('xxxx');
});

test.each([
  ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
  ['GZIP;q=1.0, br;q=0', 'gzip', gunzipSync],
  ['gzip', 'gzip', gunzipSync],
  ['identity', undefined, (raw: Buffer) => raw],
  ['brotli-of-mine', undefined, (raw: Buffer) => raw],
] as const)('who takes %s is sent %s', async (takes, coding, unpack) => {
  const ask = (ifNoneMatch?: string) =>
    server.inject({
      url: '/assets/app-1a2b.js',
      headers: { 'accept-encoding': takes, ...(ifNoneMatch ? { 'if-none-match': ifNoneMatch } : {}) },
    });
  const { headers, rawPayload } = await ask();
  expect([headers['content-encoding'], headers.vary]).toEqual([coding, 'accept-encoding']);
  expect(unpack(rawPayload).toString()).toContain('xxxx');
  if (coding) expect(rawPayload.length).toBeLessThan(500);
  expect((await ask(String(headers.etag))).statusCode).toBe(304);
});

test('somebody who asks for the headers alone gets them', async () => {
  const { statusCode, headers } = await server.inject({ method: 'HEAD', url: '/card' });
  expect([statusCode, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
});

test('a compressed form has a tag of its own, and is not a page of its own', async () => {
  const tags = await Promise.all(
    ['br', 'gzip', 'identity'].map(async (takes) => {
      const { headers } = await server.inject({
        url: '/assets/app-1a2b.js',
        headers: { 'accept-encoding': takes },
      });
      return headers.etag;
    }),
  );
  expect(new Set(tags).size).toBe(3);
  expect((await server.inject({ url: '/assets/app-1a2b.js.br' })).statusCode).toBe(404);
});

test.each([
  '/.env',
  '/../../etc/passwd.txt',
  '/..%2f..%2fetc%2fpasswd.txt',
  '/assets/missing.js',
  '/%2e%2e/index.js',
])('nothing else is served: %s', async (url) => {
  const { statusCode, body } = await server.inject({ url });
  expect(statusCode).toBe(404);
  expect(body).not.toMatch(/SECRET|root:/);
});
