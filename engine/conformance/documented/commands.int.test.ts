import { BSON } from 'mongodb';
import { EXACT, exact } from '../exact';
import { servers } from '../servers/each';
import { ARGUMENTS } from './argument-cases';
import { COMMANDS } from './command-cases';
import { commanded } from './probe';
import { VALIDATION } from './validation-cases';

/** The same values as a reply has them: numbers as typed objects. */
const typed = (value: object): object => BSON.deserialize(BSON.serialize({ value }), EXACT).value;

servers('documented commands', (subject) => {
  test.each([...COMMANDS, ...ARGUMENTS, ...VALIDATION])('%s', async (_title, commands, expected) => {
    const answer = await commanded(subject().db, commands);
    if ('code' in expected) expect(answer).toMatchObject({ ok: false, code: expected.code });
    else {
      expect(answer.ok ? '' : exact(answer.error)).toBe('');
      expect(answer.ok && typed(answer.reply)).toMatchObject(typed(expected));
    }
  });
});
