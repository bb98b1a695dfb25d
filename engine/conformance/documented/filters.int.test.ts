import { exact } from '../exact';
import { servers } from '../servers/each';
import { COMPARISON_FILTERS } from './comparison-filters';
import { finds } from './probe';
import { SCHEMA_FILTERS } from './schema-filters';
import { STRUCTURE_FILTERS } from './structure-filters';

servers('documented filters', (subject) => {
  test.each(
    [...COMPARISON_FILTERS, ...STRUCTURE_FILTERS, ...SCHEMA_FILTERS].map(
      ([filter, document, found]) => [exact(filter), exact(document), filter, document, found] as const,
    ),
  )('%s on %s', async (_filter, _document, filter, document, found) => {
    expect(await finds(subject().db, filter, document)).toEqual(found);
  });
});
