/** A server under test with the driver connected: the engine, or a real mongod. */

import { type Db, type Document, MongoClient, MongoServerError } from 'mongodb';
import { testEngine } from '../../src/testing/engine';
import { EXACT } from '../exact';
import { startMongod } from './mongod';

export type Subject = Readonly<{
  name: string;
  client: MongoClient;
  /** A database whose replies keep the exact type of every number. */
  db: Db;
  stop(): Promise<void>;
}>;

/** What a command came to: its reply, or the error with everything the server sent. */
export type Answer = Readonly<{ ok: true; reply: Document } | { ok: false; code: number; error: Document }>;

const DATABASE = 'conformance';

export const engineSubject = async (): Promise<Subject> => {
  const { client, stop } = await testEngine({ testCommands: true });
  return { name: 'engine', client, db: client.db(DATABASE, EXACT), stop };
};

export const mongodSubject = async (program: string): Promise<Subject> => {
  const mongod = await startMongod(program);
  const client = await new MongoClient(mongod.url).connect();
  const stop = async (): Promise<void> => {
    await client.close();
    await mongod.stop();
  };
  return { name: `mongod ${mongod.version}`, client, db: client.db(DATABASE, EXACT), stop };
};

/** Runs a command; a refusal of the server is an answer, anything else is thrown. */
export const ask = async (db: Db, command: Document): Promise<Answer> => {
  try {
    const reply = await db.command(command, EXACT);
    const [first] = reply.writeErrors ?? [];
    if (first) return { ok: false, code: Number(first.code), error: { ...first, reply } };
    return { ok: true, reply };
  } catch (error) {
    if (!(error instanceof MongoServerError)) throw error;
    const response = error.errorResponse;
    // A write concern that was not met says nothing about the write, which stays.
    if (Number(response.ok) === 1 && !response.writeErrors) return { ok: true, reply: response };
    return { ok: false, code: Number(error.code), error: response };
  }
};
