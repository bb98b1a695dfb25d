import { exact } from '../exact';
import { servers } from '../servers/each';
import { INFERRED_UPSERTS, POSITIONAL_UPDATES } from './positional-cases';
import { updated, upserted } from './probe';
import { UPDATES, UPSERTS } from './update-cases';

servers('documented updates', (subject) => {
  test.each(
    [...UPDATES, ...POSITIONAL_UPDATES].map(
      (each) => [exact(each[0]), exact(each[1]), exact(each[3] ?? {}), each] as const,
    ),
  )('%s by %s %s', async (_before, _update, _options, [before, update, after, options]) => {
    expect(await updated(subject().db, [before, update, options])).toBe(exact(after));
  });

  test.each([...UPSERTS, ...INFERRED_UPSERTS].map((each) => [exact(each[0]), exact(each[1]), each] as const))(
    'upsert of %s by %s',
    async (_filter, _update, [filter, update, inserted]) => {
      expect(await upserted(subject().db, filter, update)).toBe(exact(inserted));
    },
  );
});
