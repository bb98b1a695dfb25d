/** Two who race for one unique key: the one that lost decides again and sees the winner. */
const racesMax = 5;

const isDuplicateKey = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 11000;

/** Runs the work again when a unique index already held what it was to write. */
export const untilUnique = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isDuplicateKey(error) || tries >= racesMax) throw error;
    }
  }
};
