import { exact } from '../exact';
import { servers } from '../servers/each';
import { piped } from './probe';
import { STAGES } from './stage-cases';
import { STAGE_REFUSALS } from './stage-refusals';

servers('documented stages', (subject) => {
  test.each([...STAGES, ...STAGE_REFUSALS].map((each) => [exact(each[1]), exact(each[0]), each] as const))(
    '%s on %s',
    async (_pipeline, _documents, [documents, pipeline, results]) => {
      expect(await piped(subject().db, documents, pipeline)).toBe(exact(results));
    },
  );
});
