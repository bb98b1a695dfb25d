import fc from 'fast-check';
import { roundsOf } from './rounds';
import { closed, opened } from './testing/doors';

const received = (...envelopes: (ReturnType<typeof opened> | ReturnType<typeof closed>)[]) =>
  envelopes.map((envelope) => ({ kind: envelope.type.includes('opened') ? 'opened' : 'closed', envelope }));
const shown = (rounds: ReturnType<typeof roundsOf<string>>) =>
  rounds.map((round) =>
    [...round].map(([kind, envelopes]) => `${kind} ${envelopes.map((one) => one.subject + one.sequence)}`),
  );

test('events of one kind go together, whatever comes between them of others', () => {
  const events = received(opened('a', 1), opened('b', 1), closed('a', 2), opened('c', 1), closed('b', 2));
  expect(shown(roundsOf(events))).toEqual([['opened a1,b1,c1'], ['closed a2,b2']]);
});

test('kinds about different aggregates share a round', () => {
  expect(shown(roundsOf(received(opened('a', 1), closed('b', 7), opened('a', 2))))).toEqual([
    ['opened a1,a2', 'closed b7'],
  ]);
});

test('every event comes once, those of one aggregate in their order', () => {
  const event = fc.record({ door: fc.constantFrom('a', 'b', 'c'), isOpened: fc.boolean() });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (drawn) => {
      const events = drawn.map(({ door, isOpened }, at) => (isOpened ? opened(door, at) : closed(door, at)));
      const taken = roundsOf(received(...events)).flatMap((round) => {
        const subjects = [...round.values()].map((envelopes) => new Set(envelopes.map((one) => one.subject)));
        expect(new Set(subjects.flatMap((each) => [...each])).size).toBe(
          subjects.reduce((sum, { size }) => sum + size, 0),
        );
        return [...round.values()].flat();
      });
      for (const door of ['a', 'b', 'c'])
        expect(taken.filter(({ subject }) => subject === door)).toEqual(
          events.filter(({ subject }) => subject === door),
        );
      expect(taken).toHaveLength(events.length);
    }),
  );
});
