import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify from 'fastify';
import { serveSite } from './static-files';

const root = mkdtempSync(join(tmpdir(), 'rayon-site-'));
const server = fastify();
beforeAll(async () => {
  mkdirSync(join(root, 'assets'));
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>Rayon</title>');
  writeFileSync(join(root, 'assets', 'app-1a2b.js'), `console.log("${'x'.repeat(4_000)}")`);
  writeFileSync(join(root, '.env'), 'SECRET=1');
  await serveSite(server, root);
});
afterAll(async () => {
  await server.close();
  rmSync(root, { recursive: true });
});

test('the start page answers for itself and for every page of the site, and is checked for news each time', async () => {
  for (const url of ['/', '/index.html', '/scanner', '/console/campaigns/12?tab=1']) {
    const { statusCode, headers, body } = await server.inject({ url });
    expect([url, statusCode, headers['cache-control']]).toEqual([url, 200, 'no-cache']);
    expect(body).toContain('<title>Rayon</title>');
  }
  const { headers } = await server.inject({ url: '/' });
  const again = await server.inject({ url: '/', headers: { 'if-none-match': String(headers.etag) } });
  expect([again.statusCode, again.body]).toEqual([304, '']);
});

test('assets are kept for ever and sent compressed to who takes it', async () => {
  const { headers, rawPayload } = await server.inject({
    url: '/assets/app-1a2b.js',
    headers: { 'accept-encoding': 'gzip, br' },
  });
  expect(headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-encoding': 'gzip',
    'content-type': 'text/javascript; charset=utf-8',
  });
  expect(rawPayload.length).toBeLessThan(500);
  expect((await server.inject({ url: '/assets/app-1a2b.js' })).body).toContain('xxxx');
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
