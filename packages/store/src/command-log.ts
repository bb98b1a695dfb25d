import { accepted, inputHash, type Result, rejected } from '@rayon/kernel';
import { z } from 'zod';
import type { Database, Transaction } from './database';
import { isDuplicateKey } from './duplicate-key';
import { keptDays } from './retention';
import { openRows, type Rows } from './rows';
import { table } from './table';

/** A change somebody asks for, to be made once. */
export type Once = Readonly<{
  /** Made by whoever asks; the same one again asks for the same change. At most 100 characters, no slash. */
  commandId: string;
  /** Who asks: command ids of different actors never meet. */
  actor: string;
  /** Everything the answer depends on; compared by its canonical hash. */
  input: unknown;
}>;

/** The same command id came with another input. */
export type CommandIdReused = Readonly<{ reason: 'CommandIdReused' }>;

/** What is remembered of a command: who asked, for what, and the answer where the row itself does not give it. */
export type CommandRecord = Readonly<{ id: string; inputHash: string; answer?: unknown }>;

const commandRow = z.object({
  id: z.string(),
  inputHash: z.string(),
  answer: z.unknown().optional(),
  at: z.date(),
  /** Records of earlier versions named the verb and kept the answer as JSON text. */
  name: z.string().optional(),
});
type CommandRow = z.infer<typeof commandRow>;

/** Commands about several things at once, and those that no longer fit into their row. */
export const commandTable = table<CommandRow>('commands', {
  key: 'id',
  row: commandRow,
  // A till that was offline longer asks anew.
  retention: keptDays(90, 'at'),
});

const commandIdLengthMax = 100;

/** `<actor>/<commandId>`; refuses an id that could be taken for another actor's. */
export const commandKey = ({ actor, commandId }: Pick<Once, 'actor' | 'commandId'>): string => {
  if (commandId.length === 0 || commandId.length > commandIdLengthMax || commandId.includes('/'))
    throw new RangeError(`not a command id: ${commandId.slice(0, commandIdLengthMax)}`);
  return `${actor}/${commandId}`;
};

/** The answer of an earlier delivery, or the refusal of another wish under the same id. */
export const repeated = <Answer>(
  { inputHash: recorded, answer, name }: Pick<CommandRow, 'inputHash' | 'answer' | 'name'>,
  hash: string,
): Result<Answer, CommandIdReused> => {
  if (recorded !== hash) return rejected({ reason: 'CommandIdReused' });
  return accepted((name === undefined ? answer : JSON.parse(String(answer))) as Answer);
};

/** Opens the log of commands. */
export const openCommandLog = ({ connection }: Pick<Database, 'connection'>): Rows<CommandRow> =>
  openRows(connection, commandTable);

/** What a command decided. Undone, its answer is recorded while nothing that was written becomes true. */
export type Outcome<Answer, Rejection> = Result<Answer, Rejection> & Readonly<{ undone?: boolean }>;

/**
 * Runs a change of several things once per command id: what `work` writes and the record of the command become true in
 * one transaction. A repetition gives the recorded answer, with another input it is refused. A refusal by `work` writes
 * nothing and records nothing, so the id may be used again. What is undone costs what it would have cost to keep: as many
 * round trips, one of them journaled. `work` may run more than once.
 */
export const runOnce = async <Answer, Rejection>(
  database: Database,
  command: Once & Readonly<{ at: Date }>,
  work: (transaction: Transaction) => Promise<Outcome<Answer, Rejection>>,
): Promise<Result<Answer, Rejection | CommandIdReused>> => {
  const log = openCommandLog(database);
  const id = commandKey(command);
  const hash = inputHash(command.input);
  const recordOf = (answer: Answer) => ({ id, inputHash: hash, answer, at: command.at });
  try {
    const { undone, ...result } = await database.attempt<Outcome<Answer, Rejection | CommandIdReused>>(
      async (transaction) => {
        const outcome = await work(transaction);
        if (!outcome.ok) {
          // A repetition may be refused for what its first delivery did. Asked outside: a key that was taken ended the transaction.
          const earlier = await log.find(id);
          return { commit: false, answer: earlier ? repeated<Answer>(earlier, hash) : outcome };
        }
        // Not asked for before: the log itself refuses a second record, and with it everything a repetition would write.
        if (!outcome.undone) await log.insert([recordOf(outcome.value)], transaction);
        return { commit: !outcome.undone, answer: outcome };
      },
    );
    if (undone && result.ok) await log.insert([recordOf(result.value)]);
    return result;
  } catch (error) {
    // A repetition, or the delivery that lost a race, meets a unique key: it finds the earlier answer.
    const winner = isDuplicateKey(error) ? await log.find(id) : undefined;
    if (winner) return repeated<Answer>(winner, hash);
    throw error;
  }
};
