import { exact } from '../exact';
import { servers } from '../servers/each';
import { EXPRESSIONS, MISSING } from './expression-cases';
import { EXPRESSION_REFUSALS } from './expression-refusals';
import { evaluated } from './probe';

servers('documented expressions', (subject) => {
  test.each(
    [...EXPRESSIONS, ...EXPRESSION_REFUSALS].map((each) => [exact(each[1]), exact(each[0]), each] as const),
  )('%s on %s', async (_expression, _document, [document, expression, result]) => {
    expect(await evaluated(subject().db, document, expression)).toBe(
      result === MISSING ? 'missing' : exact(result),
    );
  });
});
