/** Whether the store refused a write because a unique index already holds its key. */
export const isDuplicateKey = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 11000;

/** Runs a write; false when something with its key is there already. Any other failure is thrown. */
export const unlessThere = async (write: () => Promise<unknown>): Promise<boolean> => {
  try {
    await write();
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
};

/** Two who race for one unique key: the one that lost decides again and sees the winner. */
const racesMax = 5;

/**
 * Runs the work again when a unique index already held what it was to write. `tries` counts from 1: only after a
 * collision need it look for what is in its way.
 */
export const untilUnique = async <Answer>(work: (tries: number) => Promise<Answer>): Promise<Answer> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work(tries);
    } catch (error) {
      if (!isDuplicateKey(error) || tries >= racesMax) throw error;
    }
  }
};
