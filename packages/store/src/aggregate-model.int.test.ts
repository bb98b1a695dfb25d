import { accepted, defineEvent, newId, rejected } from '@rayon/kernel';
import { startTestStore, type TestStore } from '@rayon/testkit';
import fc from 'fast-check';
import { z } from 'zod';
import { aggregate, announce, type Cause } from './aggregate';
import { openAggregate } from './open-aggregate';
import { keptAsLongAs } from './retention';
import { openTestDatabase } from './testing/open-test-database';

const CountedV1 = defineEvent({
  subject: 'shop.door.counted.v1',
  data: z.strictObject({ door: z.string(), count: z.int() }),
  aggregateId: ({ door }) => door,
});
const doorRow = z.object({
  door: z.string(),
  count: z.int(),
  label: z.string().optional(),
  seen: z.array(z.int()),
});
type Door = z.infer<typeof doorRow>;
const doors = aggregate<Door>('doors', {
  retention: keptAsLongAs('the test runs'),
  key: 'door',
  row: doorRow,
  stored: {
    shape: doorRow,
    toStored: (row) => row,
    fromStored: (stored) => stored as Door,
    grows: 'seen',
  },
});
const cause: Cause = { correlationId: 'test', at: new Date(0) };

/** One step: who, at which door, under which of a few command ids (or none), what, and whether in a transaction. */
type Step = Readonly<{
  process: 0 | 1;
  door: number;
  command: number | null;
  what: 'add' | 'label' | 'unlabel' | 'refuse' | 'nothing';
  amount: number;
  within: boolean;
}>;
const step: fc.Arbitrary<Step> = fc.record({
  process: fc.constantFrom(0, 1),
  door: fc.integer({ min: 0, max: 2 }),
  command: fc.option(fc.integer({ min: 0, max: 9 })),
  what: fc.constantFrom('add', 'add', 'add', 'label', 'unlabel', 'refuse', 'nothing'),
  amount: fc.integer({ min: 1, max: 3 }),
  within: fc.boolean(),
});

const decide =
  ({ what, amount }: Step) =>
  (row: Door) => {
    if (what === 'refuse') return rejected({ reason: 'Refused' as const });
    if (what === 'nothing') return accepted({ row });
    if (what === 'label') return accepted({ row: { ...row, label: `label ${amount}` } });
    if (what === 'unlabel') {
      const { label: _label, ...rest } = row;
      return accepted({ row: rest });
    }
    const count = row.count + amount;
    return accepted({
      row: { ...row, count, seen: [...row.seen, count] },
      events: [announce(CountedV1, { door: row.door, count })],
      answer: count,
    });
  };

type Model = { rows: Map<string, Door>; commands: Map<string, { input: string; answer: unknown }> };

const inModel = (model: Model, door: string, one: Step): string => {
  const input = `${one.what}${one.amount}`;
  const id = one.command === null || one.within ? undefined : `${door}/${one.command}`;
  const earlier = id && model.commands.get(id);
  if (earlier)
    return earlier.input === input ? `answered ${JSON.stringify(earlier.answer)}` : 'CommandIdReused';
  const row = model.rows.get(door) ?? { door, count: 0, seen: [] };
  const decision = decide(one)(row);
  if (!decision.ok) return decision.rejection.reason;
  model.rows.set(door, decision.value.row);
  const answer = 'answer' in decision.value ? decision.value.answer : undefined;
  if (id) model.commands.set(id, { input, answer });
  return `answered ${JSON.stringify(answer)}`;
};

let store: TestStore;
let databases: Awaited<ReturnType<typeof openTestDatabase>>[];
beforeAll(async () => {
  store = await startTestStore();
  databases = [
    await openTestDatabase(store, 'model', [doors]),
    await openTestDatabase(store, 'model', [doors]),
  ];
});
afterAll(async () => {
  for (const database of databases ?? []) await database.connection.close();
  await store?.stop();
});

test('random changes over two processes, in and outside of transactions, equal a model', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
      const opened = databases.map((database) => ({ database, rows: openAggregate(database, doors) }));
      const names = [newId(), newId(), newId()];
      const model: Model = { rows: new Map(), commands: new Map() };
      for (const one of steps) {
        const door = names[one.door] ?? '';
        const { database, rows } = opened[one.process] ?? opened[0] ?? { rows: undefined };
        if (!rows) throw new Error('no process');
        const initial = (): Door => ({ door, count: 0, seen: [] });
        const once =
          one.command === null
            ? {}
            : {
                once: { commandId: `${one.command}`, actor: door, input: `${one.what}${one.amount}` },
              };
        const outcome = one.within
          ? await database.transact((transaction) =>
              rows.changeWithin(transaction, door, { cause, initial }, decide(one)),
            )
          : await rows.change(door, { cause, initial, ...once }, decide(one));
        const said = outcome.ok
          ? `answered ${JSON.stringify(outcome.value.answer)}`
          : outcome.rejection.reason;
        expect(said).toBe(inModel(model, door, one));
        if (outcome.ok) expect(outcome.value.row).toEqual(model.rows.get(door));
      }
      for (const name of names)
        for (const { rows } of opened) expect((await rows.find(name))?.row).toEqual(model.rows.get(name));
      for (const name of names) {
        const events = databases.flatMap(({ publisher }) =>
          publisher.handed.filter(({ subject }) => subject === name),
        );
        const counts = new Map(
          events.map(({ sequence, data }) => [sequence, (data as { count: number }).count]),
        );
        const told = [...counts].sort(([a], [b]) => a - b);
        expect(told.map(([sequence]) => sequence)).toEqual(told.map((_, index) => index + 1));
        expect(told.map(([, count]) => count)).toEqual(model.rows.get(name)?.seen ?? []);
      }
    }),
    { numRuns: 30 },
  );
});
