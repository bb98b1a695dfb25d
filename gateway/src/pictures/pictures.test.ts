import { openShop, wall } from '../testing/toy-shop';

let shop: Awaited<ReturnType<typeof openShop>>;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop?.stop());
beforeEach(() => {
  wall.asked.length = 0;
});

const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);
const hang = (address: string, type = 'image/png') =>
  wall.hung.set(address, { type, base64: bytes.toString('base64') });
const get = (address: string, headers: Record<string, string> = {}) =>
  fetch(`${shop.url}${address}`, { headers });

test('a picture is looked at without a token, does nothing, and may be kept for ever', async () => {
  hang('/pictures/one', 'image/webp');
  const answer = await get('/pictures/one');
  expect(answer.status).toBe(200);
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/webp',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
  });
  expect(answer.headers.get('set-cookie')).toBeNull();
});

test('what was shown once is not asked for again', async () => {
  hang('/pictures/two');
  for (let times = 0; times < 3; times += 1) expect((await get('/pictures/two')).status).toBe(200);
  expect(wall.asked).toEqual(['/pictures/two']);
});

test('what is not there may come, and nothing is listed', async () => {
  for (const address of ['/pictures/three', '/pictures/', '/pictures/..%2fgraphql']) {
    const answer = await get(address);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([404, 'no-store']);
  }
  hang('/pictures/three');
  expect((await get('/pictures/three')).status).toBe(200);
});

test('what goes out as a picture is one of three kinds, whatever the service says', async () => {
  hang('/pictures/page', 'text/html');
  expect((await get('/pictures/page')).status).toBe(500);
});

test('a service that hangs is no picture that is gone', async () => {
  let release = () => {};
  wall.held = new Promise((resolve) => {
    release = resolve;
  });
  const answer = await get('/pictures/four');
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([503, 'no-store']);
  release();
  wall.held = undefined;
}, 15_000);
