import { exact } from '../exact';
import { servers } from '../servers/each';
import { projected, sorted } from './probe';
import { FIND_PROJECTIONS } from './projection-cases';
import { PROJECTIONS, SORTS } from './read-cases';

servers('documented projections and sorts', (subject) => {
  test.each(
    [...PROJECTIONS, ...FIND_PROJECTIONS].map((each) => [exact(each[0]), exact(each[1]), each] as const),
  )('%s shown by %s', async (_document, _projection, [document, projection, shown, filter]) => {
    expect(await projected(subject().db, [document, projection, filter])).toBe(exact(shown));
  });

  test.each(SORTS)('sorts %s', async (_title, documents, sort, order) => {
    expect(await sorted(subject().db, documents, sort)).toBe(exact(order));
  });
});
