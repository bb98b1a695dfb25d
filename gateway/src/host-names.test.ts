import { request } from 'node:http';
import { openShop } from './testing/toy-shop';

type Shop = Awaited<ReturnType<typeof openShop>>;

let shop: Shop;
beforeAll(async () => {
  shop = await openShop({ publicHosts: ['Rayon.Shop.example', 'fd00::7'] });
});
afterAll(() => shop.stop());

const asked = (host: string, path = '/graphql'): Promise<{ status: number | undefined; text: string }> =>
  new Promise((done, failed) => {
    const body = path === '/graphql' ? JSON.stringify({ query: '{ whoAmI }' }) : undefined;
    const sent = request(
      new URL(path, shop.url),
      { method: body ? 'POST' : 'GET', headers: { host, 'content-type': 'application/json' } },
      (response) => {
        let text = '';
        response.on('data', (chunk) => {
          text += String(chunk);
        });
        response.on('end', () => done({ status: response.statusCode, text }));
      },
    );
    sent.once('error', failed);
    sent.end(body);
  });

test.each([
  'localhost',
  'LOCALHOST:4000',
  '127.0.0.1:80',
  '[::1]:4000',
  'rayon.shop.example',
  'rayon.shop.example.:443',
  '[fd00::7]',
])('asked for as %s it answers', async (host) => {
  expect((await asked(host)).status).toBe(200);
});

test.each([
  'attacker.example',
  'localhost.attacker.example:4000',
  '127.0.0.1.nip.example',
  '192.168.1.20',
  '[::2]',
])('a page that has %s lead here is refused, with what to do if the name is ours', async (host) => {
  const { status, text } = await asked(host);
  expect(status).toBe(421);
  expect(text).toContain('This host is not served here. Name it in PUBLIC_HOSTS if it is yours.');
  expect((await asked(host, '/metrics')).status).toBe(421);
});

test('whoever looks whether it is up may do so by any address', async () => {
  expect((await asked('10.1.2.3:4000', '/healthz')).status).toBe(200);
});
