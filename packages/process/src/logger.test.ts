import { createAccessTokens, createSigningKeys } from '@rayon/auth';
import { systemClock } from '@rayon/kernel';
import { createLogger } from './logger';

const lines: string[] = [];
const logger = createLogger('test', { destination: { write: (line: string) => void lines.push(line) } });
const token = createAccessTokens({
  keys: createSigningKeys({ clock: systemClock }),
  clock: systemClock,
}).signAccess({
  kind: 'member',
  memberId: 'm-1',
});

const written = (write: () => void): string => {
  lines.length = 0;
  write();
  return lines.join('');
};

test.each([
  ['a token by name', () => logger.info({ token })],
  ['a header', () => logger.info({ req: { headers: { authorization: `Bearer ${token}` } } })],
  ['a token in free text', () => logger.info(`refused ${token}`)],
  ['a token in an error', () => logger.error({ err: new Error(`refused ${token}`) })],
])('%s is not written', (_what, write) => {
  expect(written(write)).not.toContain(token.slice(-40));
});

test('passwords, e-mail addresses and card-like numbers are not written', () => {
  const text = written(() => {
    logger.info({ password: 'Orange-42', user: { email: 'zoe@example.org' } });
    logger.error({ err: new Error('duplicate key { email: "zoe.b+x@mail.example.org" }') });
    logger.info('paid with 4970 1012 3456 7890, card 376012345000000013');
  });
  expect(text).not.toMatch(/Orange-42|zoe|4970|376012345/);
});

test('what an operator needs stays', () => {
  const correlationId = '0192f0c1-0000-7000-8000-000000000001';
  const entry = JSON.parse(written(() => logger.info({ correlationId, count: 12, took: 1.5 }, 'done')));
  expect(entry).toMatchObject({ name: 'test', correlationId, count: 12, took: 1.5, msg: 'done' });
  expect(entry.time).toEqual(expect.any(Number));
});
