/** What one event says about one row: which, at which place in its history, and what the row is then. */
export type Step<Row> = Readonly<{
  key: string;
  /** Rises with each event about the row; a step that is not above the row's own is one that was taken before. */
  sequence: number;
  evolve: (row: Row | undefined) => Row;
}>;
