import type { Aggregates } from '@rayon/store';

/** How long a process may not know of a version that another one made. */
export const unknownMilliseconds = 30_000;

/**
 * The versions of one row, remembered so that no checkout waits for them. What another process does in the first half minute of a
 * new version may still be done by the one before, and says so.
 */
export const rememberVersions = <Version>(
  rows: Pick<Aggregates<Readonly<{ versions: readonly Version[] }>>, 'find'>,
  key: string,
) => {
  let known: readonly Version[] = [];
  let readAt = Number.NEGATIVE_INFINITY;

  /** Versions are only ever added: of two readings the longer one is newer. */
  const learn = (read: readonly Version[]): void => {
    if (read.length > known.length) known = read;
  };

  const versions = async (): Promise<readonly Version[]> => {
    if (performance.now() - readAt < unknownMilliseconds) return known;
    const began = performance.now();
    learn((await rows.find(key))?.row.versions ?? []);
    readAt = began;
    return known;
  };

  return { versions, learn };
};
