/** Runs the same tests against the engine and, where there is one, against a real mongod. */

import { findMongod } from './mongod';
import { engineSubject, mongodSubject, type Subject } from './subject';

/** One `describe` per server; without a mongod its tests are skipped, which the report counts as such. */
export const servers = (title: string, tests: (subject: () => Subject) => void): void => {
  const program = findMongod();
  const block = (start: () => Promise<Subject>): void => {
    let running: Subject | undefined;
    beforeAll(async () => {
      running = await start();
    });
    afterAll(() => running?.stop());
    tests(() => {
      if (!running) throw new Error('the server is not running');
      return running;
    });
  };
  describe(`${title} (engine)`, () => block(engineSubject));
  if (program) describe(`${title} (mongod)`, () => block(() => mongodSubject(program)));
  else test.skip(`${title} (mongod): no mongod was found, nothing was compared`, () => undefined);
};
