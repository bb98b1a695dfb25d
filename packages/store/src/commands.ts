import type { Envelope } from '@rayon/kernel';
import { accepted, inputHash, type Result, rejected } from '@rayon/kernel';
import type { ClientSession, Connection } from 'mongoose';
import { isDuplicateKey } from './duplicate-key';
import type { Outbox } from './outbox';
import { type CommandRow, plumbingCollections } from './plumbing-models';
import { attempt } from './transact';

/** A change somebody asks for. */
export type Command = Readonly<{
  /** Made by whoever asks; the same one again asks for the same change. At most 100 characters, no slash. */
  commandId: string;
  /** The verb, for whoever reads the store. */
  name: string;
  /** Who asks: command ids of different actors never meet. */
  actor: string;
  /** Everything the answer depends on; compared by its canonical hash. */
  input: unknown;
  at: Date;
}>;

/** The same command id came with another input. */
export type CommandIdReused = { reason: 'CommandIdReused' };

/** Runs changes at most once per command id. */
export type Commands = Readonly<{
  /**
   * `work`, its answer and its events become true in one transaction. The same id with the same input gives the
   * stored answer without running `work`'s effects again; with another input it is refused. A refusal by `work`
   * stores nothing, so the id may be used again. The answer is what its plain JSON says (dates become text), so
   * that the first answer and a repeated one are equal. `work` may run more than once.
   */
  run: <Answer, Rejection>(
    command: Command,
    work: (
      session: ClientSession,
    ) => Promise<Result<{ answer: Answer; events?: readonly Envelope[] }, Rejection>>,
  ) => Promise<Result<Answer, Rejection | CommandIdReused>>;
}>;

const commandIdLengthMax = 100;

const keyOf = ({ actor, commandId }: Command): string => {
  if (commandId.length === 0 || commandId.length > commandIdLengthMax || commandId.includes('/'))
    throw new RangeError(`not a command id: ${commandId.slice(0, commandIdLengthMax)}`);
  return `${actor}/${commandId}`;
};

/** The command log of a service's database. A command costs find, `work`, two inserts and the commit. */
export const createCommands = ({
  connection,
  outbox,
}: {
  connection: Connection;
  outbox: Outbox;
}): Commands => {
  const log = plumbingCollections(connection).commands;

  return {
    run: async <Answer, Rejection>(
      command: Command,
      work: (
        session: ClientSession,
      ) => Promise<Result<{ answer: Answer; events?: readonly Envelope[] }, Rejection>>,
    ): Promise<Result<Answer, Rejection | CommandIdReused>> => {
      const _id = keyOf(command);
      const hash = inputHash(command.input);
      const find = (session?: ClientSession) =>
        log.findOne({ _id }, { session, projection: { inputHash: 1, answer: 1 } });
      const replay = (row: Pick<CommandRow, 'inputHash' | 'answer'>): Result<Answer, CommandIdReused> =>
        row.inputHash === hash
          ? accepted(JSON.parse(row.answer) as Answer)
          : rejected({ reason: 'CommandIdReused' });

      let told = false;
      const run = () =>
        attempt<Result<Answer, Rejection | CommandIdReused>>(connection, async (session) => {
          told = false;
          const earlier = await find(session);
          if (earlier) return { commit: false, answer: replay(earlier) };

          const outcome = await work(session);
          if (!outcome.ok) return { commit: false, answer: outcome };

          const answer = JSON.stringify(outcome.value.answer ?? null);
          const { actor, commandId, name, at } = command;
          const row: CommandRow = { _id, actor, commandId, name, inputHash: hash, answer, at };
          await log.insertOne(row, { session });
          await outbox.append(session, outcome.value.events ?? []);
          told = (outcome.value.events ?? []).length > 0;
          return { commit: true, answer: accepted(JSON.parse(answer) as Answer) };
        });

      try {
        const outcome = await run();
        if (told) outbox.kick();
        return outcome;
      } catch (error) {
        // Two deliveries of one command may race to a unique key; the one that lost finds the winner's answer.
        const winner = isDuplicateKey(error) ? await find() : null;
        if (winner) return replay(winner);
        throw error;
      }
    },
  };
};
