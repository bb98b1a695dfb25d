/** What the operations of the unified format have in common. */

import type { Document, MongoClient } from 'mongodb';
import type { Entities } from './entities';

/** What every operation may use. */
export type Context = Readonly<{
  entities: Entities;
  /** A client of the runner's own. */
  observer: MongoClient;
  run(operations: Document[]): Promise<void>;
}>;

/** One operation of a specification: what it is called on, and with what. */
export type Call = { target: unknown; args: Document; options: Document; context: Context };
/** How an operation is run. */
export type Operation = (call: Call) => Promise<unknown>;
