import * as fc from 'fast-check';
import { findMongod } from '../servers/mongod';
import { ask, engineSubject, mongodSubject, type Subject } from '../servers/subject';
import { type CommandCase, commandCases } from './commands';
import { parameters } from './runs';
import { transcriptOf } from './transcript';

const program = findMongod();
let engine: Subject;
let mongod: Subject | undefined;
beforeAll(async () => {
  engine = await engineSubject();
  if (program) mongod = await mongodSubject(program);
});
afterAll(async () => {
  await engine.stop();
  await mongod?.stop();
});

let made = 0;

if (program)
  test('random commands are answered as a real mongod answers them, and leave the same behind', async () => {
    const check = async (each: CommandCase): Promise<void> => {
      if (!mongod) throw new Error('the mongod is not running');
      const name = `sequence_${++made}_`;
      const [ours, theirs] = [
        await transcriptOf(engine.db, name, each),
        await transcriptOf(mongod.db, name, each),
      ];
      expect(ours).toEqual(theirs);
    };
    await fc.assert(
      fc.asyncProperty(commandCases, check),
      parameters('engine against mongod', 200) as fc.Parameters<[CommandCase]>,
    );
  }, 600_000);
else
  test.skip('random commands against a real mongod: no mongod was found, NOTHING WAS COMPARED', () =>
    undefined);

test('random commands are answered the same twice, by codes MongoDB has, and leave sound indexes', async () => {
  const codes = new Set<number>();
  const check = async (each: CommandCase): Promise<void> => {
    const [first, second] = [`sequence_${++made}_`, `sequence_${++made}_`];
    const lines = await transcriptOf(engine.db, first, each);
    expect(await transcriptOf(engine.db, second, each)).toEqual(lines);
    for (const line of lines) {
      const code = Number(/-> \{"code":\{"\$numberInt":"(\d+)"\}/.exec(line)?.[1] ?? 0);
      codes.add(code);
      // 1 and 8 stand for a fault of the server itself.
      expect([line, [1, 8].includes(code)]).toEqual([line, false]);
    }
    const sound = await ask(engine.db, { validate: second });
    expect(sound.ok ? sound.reply.errors : sound.code).toEqual(26);
  };
  await fc.assert(
    fc.asyncProperty(commandCases, check),
    parameters('engine against itself', 120) as fc.Parameters<[CommandCase]>,
  );
  process.stderr.write(`engine against itself: codes met ${[...codes].sort((a, b) => a - b).join(' ')}\n`);
}, 600_000);
