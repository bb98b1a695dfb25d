import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIFFERENCES } from './known-differences';
import { findMongod } from './servers/mongod';
import { engineSubject, mongodSubject, type Subject } from './servers/subject';

const written = readFileSync(join(__dirname, '..', 'known-differences.md'), 'utf8');
const names = DIFFERENCES.map(({ name }) => name);

test('the list that is written down is the list that is tried', () => {
  const listed = [...written.matchAll(/^\| `([a-z-]+)`\s*\|/gm)].map(([, name]) => name);
  expect(listed.sort()).toEqual([...names].sort());
});

const program = findMongod();
describe('the engine', () => {
  let engine: Subject;
  beforeAll(async () => {
    engine = await engineSubject();
  });
  afterAll(() => engine.stop());

  test.each(DIFFERENCES)('still differs: $name', async ({ name, see, engine: ours, mongodb }) => {
    expect(await see(engine.db, `known_${name}`)).toBe(ours);
    expect(ours).not.toBe(mongodb);
  });
});

if (program)
  describe('a real mongod', () => {
    let mongod: Subject;
    beforeAll(async () => {
      mongod = await mongodSubject(program);
    }, 120_000);
    afterAll(() => mongod.stop());

    test.each(DIFFERENCES)('does as the list says: $name', async ({ name, see, mongodb }) => {
      expect(await see(mongod.db, `known_${name}`)).toBe(mongodb);
    });
  });
else
  test.skip('a real mongod does as the list says: no mongod was found, nothing was compared', () =>
    undefined);
