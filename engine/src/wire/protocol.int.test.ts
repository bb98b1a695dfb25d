import { type Doc, Double, decode, encode, type Value } from '../bson';
import { type TestEngine, testEngine } from '../testing/engine';
import { RawClient } from '../testing/raw-client';

let engine: TestEngine;
let raw: RawClient;
beforeAll(async () => {
  engine = await testEngine();
});
beforeEach(async () => {
  raw = await RawClient.to(Number(new URL(engine.url).port));
});
afterEach(() => raw.close());
afterAll(() => engine.stop());

const doc = (fields: Record<string, Value>): Doc => new Map(Object.entries(fields));
const body = (fields: Record<string, Value>): Buffer =>
  Buffer.concat([Buffer.from([0]), encode(doc(fields))]);
const sequence = (name: string, documents: Doc[]): Buffer => {
  const content = Buffer.concat([Buffer.from(`${name}\0`), ...documents.map((each) => encode(each))]);
  const size = Buffer.alloc(4);
  size.writeInt32LE(content.length + 4);
  return Buffer.concat([Buffer.from([1]), size, content]);
};

test('documents may come in a section of their own', async () => {
  raw.send(
    raw.message(0, [
      sequence('documents', [doc({ _id: 1 }), doc({ _id: 2 })]),
      body({ insert: 'sections', $db: 'test' }),
    ]),
  );
  expect((await raw.reply())?.get('n')).toBe(2);
});

test('a checksum is not taken for content', async () => {
  raw.send(raw.message(1, [body({ ping: 1, $db: 'admin' })], Buffer.from([1, 2, 3, 4])));
  expect((await raw.reply())?.get('ok')).toEqual(new Double(1));
});

test('a write that wants no answer gets none, and is done before the next command', async () => {
  raw.send(raw.message(2, [body({ insert: 'silent', documents: [doc({ _id: 1 })], $db: 'test' })]));
  const reply = await raw.command(doc({ count: 'silent', $db: 'test' }));
  expect(reply?.get('n')).toBe(1);
});

test('messages that arrive in pieces or together are answered in order', async () => {
  const messages = Buffer.concat(
    [1, 2, 3].map((value) =>
      raw.message(0, [body({ find: 'none', filter: doc({ value }), $db: `test${value}` })]),
    ),
  );
  const replies = [raw.reply(), raw.reply(), raw.reply()];
  for (let at = 0; at < messages.length; at += 7) {
    raw.send(messages.subarray(at, at + 7));
    if (at % 70 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  const names = (await Promise.all(replies)).map((reply) => {
    const cursor = reply?.get('cursor');
    return cursor instanceof Map ? cursor.get('ns') : undefined;
  });
  expect(names).toEqual(['test1.none', 'test2.none', 'test3.none']);
});

test.each([
  ['a length that cannot be', Buffer.from([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])],
  [
    'an unknown operation',
    (() => {
      const message = Buffer.alloc(20);
      message.writeInt32LE(20, 0);
      message.writeInt32LE(9999, 12);
      return message;
    })(),
  ],
])('the server hangs up on %s', async (_what, bytes) => {
  const closed = new Promise<void>((resolve) => raw.socket.once('close', () => resolve()));
  raw.send(bytes);
  await closed;
});

test('broken BSON is answered with a code', async () => {
  const broken = body({ ping: 'text', $db: 'admin' });
  broken.writeInt32LE(0x7fffffff, 1 + 4 + 1 + 5);
  raw.send(raw.message(0, [broken]));
  expect((await raw.reply())?.get('ok')).toEqual(new Double(0));
});

test('the first greeting may use the old message', async () => {
  const command = encode(doc({ isMaster: 1, helloOk: true }));
  const head = Buffer.concat([
    Buffer.alloc(20),
    Buffer.from('admin.$cmd\0'),
    Buffer.alloc(4),
    Buffer.from([0xff, 0xff, 0xff, 0xff]),
    command,
  ]);
  head.writeInt32LE(head.length, 0);
  head.writeInt32LE(2004, 12);
  const answer = new Promise<Buffer>((resolve) => raw.socket.once('data', resolve));
  raw.send(head);
  const reply = decode((await answer).subarray(36));
  expect(reply.get('helloOk')).toBe(true);
  expect(reply.get('setName')).toBe('rayon');
});

test.each([
  ['an unknown command', { nonsense: 1, $db: 'test' }, 59],
  ['an unknown argument', { find: 'a', nonsense: 1, $db: 'test' }, 40415],
  ['a tailable cursor', { find: 'a', tailable: true, $db: 'test' }, 238],
  ['a command without a database', { find: 'a' }, 40414],
  ['a capped collection', { create: 'a', capped: true, size: 100, $db: 'test' }, 238],
  ['profiling', { profile: 2, $db: 'test' }, 238],
  [
    'a fail point without the flag',
    { configureFailPoint: 'failCommand', mode: 'alwaysOn', $db: 'admin' },
    59,
  ],
])('%s is refused with a code', async (_what, command, code) => {
  const reply = await raw.command(doc(command));
  expect(reply?.get('ok')).toEqual(new Double(0));
  expect(reply?.get('code')).toBe(code);
  expect(String(reply?.get('errmsg')).length).toBeGreaterThan(5);
});

test.each([
  [{ location: '2dsphere' }, {}],
  [{ text: 'text' }, {}],
  [{ a: 'hashed' }, {}],
  [{ '$**': 1 }, {}],
  [{ a: 1 }, { unique: true, collation: { locale: 'de' } }],
])('the index %p %p is refused', async (key, options) => {
  await expect(engine.db.collection('refused').createIndex(key as never, options)).rejects.toMatchObject({
    code: 67,
  });
});
