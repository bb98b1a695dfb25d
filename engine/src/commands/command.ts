/** What the table of commands holds. */

import type { Reply } from '../wire/reply';
import type { Operation } from './operation';

/** How one command is run, and what holds of it. */
export type Command = Readonly<{
  run: (operation: Operation) => Reply | Promise<Reply>;
  /** Arguments besides those every command takes; others are refused (40415). `undefined`: not checked. */
  fields?: readonly string[];
  /** Allowed inside a multi-document transaction. */
  inTransaction?: boolean;
  /** A write that a driver may send twice under one number. */
  retryable?: boolean;
  /** Takes a write concern. */
  writes?: boolean;
  /** Reads documents, and so may read an earlier moment outside of a transaction. */
  snapshotReads?: boolean;
  /** Answers for a view too, or does not look at documents; others refuse a view (166). */
  views?: boolean;
  /** Only on the `admin` database. */
  adminOnly?: boolean;
}>;

/** Commands by the name clients use. */
export type CommandTable = Readonly<Record<string, Command>>;
