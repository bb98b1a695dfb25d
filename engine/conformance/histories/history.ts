/** What happened, as the clients saw it: lists that grow by appending, each value appended once ever. */

export type Operation =
  /** The list as it was read; a missing document reads as an empty list. */
  | Readonly<{ kind: 'read'; key: string; list: readonly number[] }>
  | Readonly<{ kind: 'append'; key: string; value: number }>;

export type Transaction = Readonly<{
  id: number;
  /** An aborted one left nothing behind: whoever reads its values has read what never was. */
  outcome: 'committed' | 'aborted';
  /** Before the first operation was sent, and after the outcome was known, in milliseconds. */
  began: number;
  ended: number;
  operations: readonly Operation[];
}>;

/** All transactions, and the lists as they are when nobody writes any more. */
export type History = Readonly<{
  transactions: readonly Transaction[];
  final: ReadonlyMap<string, readonly number[]>;
}>;

/** Something that must not happen, named as in Adya's thesis where it has a name there. */
export type Anomaly = Readonly<{
  name:
    | 'lost update'
    | 'applied twice'
    | 'G1a dirty read'
    | 'G1b intermediate read'
    | 'non-repeatable read'
    | 'forked versions'
    | 'G0 write cycle'
    | 'G1c circular information flow'
    | 'G-single snapshot violation'
    | 'stale snapshot';
  detail: string;
}>;
