/** Runs a case and writes down everything a client could notice. */

import type { Db, Document } from 'mongodb';
import { exact } from '../exact';
import { type Answer, ask } from '../servers/subject';
import { COLLECTION, type CommandCase } from './commands';

/** Fields of replies that differ from run to run on any server. */
const OF_THE_MOMENT = [
  '$clusterTime',
  'operationTime',
  'electionId',
  'opTime',
  'signature',
  'electionTime',
  'commitQuorum',
];

const answerOf = (answer: Answer, name: string): string => {
  // The wording of a refusal may differ; its code and what it says about a duplicate key may not.
  const told: Document = answer.ok
    ? answer.reply
    : {
        code: answer.code,
        keyPattern: answer.error.keyPattern,
        keyValue: answer.error.keyValue,
        n: answer.error.reply?.n,
      };
  const kept = Object.fromEntries(
    Object.entries(told)
      .filter(([field, value]) => value !== undefined && !OF_THE_MOMENT.includes(field))
      .sort(),
  );
  return exact(kept).replaceAll(name, COLLECTION);
};

/** One line per command, then the documents and the indexes that are left. */
export const transcriptOf = async (
  db: Db,
  name: string,
  { indexes, documents, commands }: CommandCase,
): Promise<string[]> => {
  const lines: string[] = [];
  const run = async (command: Document): Promise<void> => {
    const [verb] = Object.keys(command);
    const answer = await ask(db, { ...command, [verb as string]: name });
    lines.push(`${exact(command)} -> ${answerOf(answer, name)}`);
  };
  await db.command({ create: name });
  if (indexes.length > 0) await run({ createIndexes: COLLECTION, indexes });
  await run({ insert: COLLECTION, documents, ordered: false });
  for (const command of commands) await run(command);
  await run({ find: COLLECTION, sort: { _id: 1 } });
  await run({ listIndexes: COLLECTION });
  await run({ drop: COLLECTION });
  return lines;
};
