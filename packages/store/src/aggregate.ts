import { type EventContract, type Result, rejected } from '@rayon/kernel';
import type { ClientSession } from 'mongoose';
import type { CommandIdReused, Once } from './command-log';
import type { Transaction } from './database';
import type { Filter } from './filters';
import type { Index, RowShape, Table } from './table';

/** How a row is kept when that is not simply the row: members for indexes beside it, a list that only grows. */
export type StoredForm<Row extends object> = Readonly<{
  shape: RowShape<object>;
  toStored: (row: Row) => Record<string, unknown>;
  fromStored: (stored: Record<string, unknown>) => Row;
  /**
   * A list of the stored form that only ever grows. Only its newest elements stay in the row, the older ones move to
   * documents of their own (`<collection>Parts`): a change then costs the same however long the list is.
   */
  grows?: string;
}>;

/** A thing that is changed by one conditional update of its one document: its row, its version, its latest commands and its unpublished events. */
export type Aggregate<Row extends object> = Table<Row> &
  Readonly<{
    stored?: StoredForm<Row>;
    /** No change of it has events, so that nobody looks for any that were left behind. */
    silent?: true;
    /**
     * Remembers its latest commands only, for what nobody asks for again that late: an older one that comes again is a
     * new one. Otherwise the older ones go to the command log.
     */
    forgetful?: true;
  }>;

/** Declares an aggregate. */
export const aggregate = <Row extends object>(
  collection: string,
  declared: Omit<Aggregate<Row>, 'collection' | 'indexes'> & Readonly<{ indexes?: readonly Index[] }>,
): Aggregate<Row> => ({ collection, indexes: [], ...declared });

/** What made a change happen, and when. */
export type Cause = Readonly<{ correlationId: string; causationId?: string; at: Date }>;

/** An event that a change makes true; its envelope is made when the change is written. */
export type Announcement = Readonly<{ contract: EventContract<unknown>; data: unknown; at?: Date }>;

/** An event to leave with a change; `at` only when it happened at another moment than the change. */
export const announce = <Data>(contract: EventContract<Data>, data: Data, at?: Date): Announcement => ({
  contract: contract as EventContract<unknown>,
  data,
  ...(at === undefined ? {} : { at }),
});

/** The row as it is to be, the events about it, and an answer where the row does not give it. */
export type Change<Row, Answer = undefined> = Readonly<{
  row: Row;
  events?: readonly Announcement[];
  answer?: Answer;
}>;

/**
 * What a rule decides of a row: a change, or a refusal and what is worth keeping of it (a failed try that counts). What
 * is kept is written, but a refusal is never recorded under its command id; in a transaction it is not kept.
 */
export type Decision<Row, Answer, Rejection> =
  | Readonly<{ ok: true; value: Change<Row, Answer> }>
  | Readonly<{ ok: false; rejection: Rejection; kept?: Change<Row> }>;

/** A row as it is stored; its version rises with each change. */
export type Stored<Row> = Readonly<{ row: Row; version: number }>;

/** A row with the sequence of its newest event. */
export type Numbered<Row> = Readonly<{ row: Row; sequence: number }>;

/** A row after a change, with the answer that was decided, or recorded when the command had been run before. */
export type Changed<Row, Answer> = Stored<Row> & Readonly<{ answer: Answer | undefined; repeated: boolean }>;

/** No such row. */
export type NotFound = Readonly<{ reason: 'NotFound' }>;

/** The refusal of a change of a row that is not there. */
export const notFound: { ok: false; rejection: NotFound } = rejected({ reason: 'NotFound' });

/** What a change needs beside the rule. */
export type ChangeOptions<Row> = Readonly<{
  cause: Cause;
  /** With it the change is made once per command id. */
  once?: Once;
  /** The row to begin with when there is none; without it an unknown key is refused. */
  initial?: () => Row;
  /** There is most likely none: it is written without being looked for, and looked for when its key is taken. */
  isLikelyNew?: boolean;
}>;

type InSession = Readonly<{ session?: ClientSession | undefined }>;

/** The rows of an aggregate and the one way to change them. */
export type Aggregates<Row extends object> = Readonly<{
  find: (key: string, options?: InSession) => Promise<Stored<Row> | undefined>;
  /**
   * The row as this process remembers it, or from the store when it does not: for a look before a change, which notices
   * when another process was faster.
   */
  latest: (key: string) => Promise<Stored<Row> | undefined>;
  /** In the order of the keys. */
  findAll: (keys: readonly string[]) => Promise<(Stored<Row> | undefined)[]>;
  findOne: (filter: Filter, options?: InSession) => Promise<Stored<Row> | undefined>;
  findMany: (
    filter: Filter,
    options: InSession & { sort?: Readonly<Record<string, 1 | -1>>; limit: number },
  ) => Promise<Stored<Row>[]>;
  /** Every row in the order of its key, however many, as its events are numbered. */
  stream: () => AsyncIterable<Numbered<Row>>;
  /**
   * Decides and writes with one conditional update of one document (majority, journaled, repeated by the driver when its
   * answer is lost). `decide` is pure and may run more than once: when somebody else changed the row meanwhile it
   * decides again on what is there now.
   */
  change: <Answer, Rejection>(
    key: string,
    options: ChangeOptions<Row>,
    decide: (row: Row) => Decision<Row, Answer, Rejection>,
  ) => Promise<Result<Changed<Row, Answer>, Rejection | NotFound | CommandIdReused>>;
  /**
   * Writes a new row with its events, in a transaction when one is given. A key that is taken fails as a duplicate. The
   * command it was made by, `once`, is noted in it, so that `change` by the same one gives the row; that no second row is
   * made by it is for a unique index to say.
   */
  insert: (
    change: Change<Row>,
    cause: Cause,
    options?: Readonly<{ transaction?: Transaction; once?: Once }>,
  ) => Promise<Stored<Row>>;
  /**
   * The same as `change` as part of a transaction about several things, whose command is recorded elsewhere
   * (`runOnce`). A row that changed since it was read or remembered makes the transaction run again; by its version a
   * rule sees that it is not the one that was looked at before (`ChangedMeanwhile`).
   */
  changeWithin: <Answer, Rejection>(
    transaction: Transaction,
    key: string,
    options: Omit<ChangeOptions<Row>, 'once'>,
    decide: (row: Row, version: number) => Decision<Row, Answer, Rejection>,
  ) => Promise<Result<Changed<Row, Answer>, Rejection | NotFound>>;
}>;
