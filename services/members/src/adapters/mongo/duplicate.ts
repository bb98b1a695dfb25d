/** Whether the store refused a second document under one unique key. */
export const isDuplicate = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 11000;

/** Runs a write; false when something with its key is there already. Any other failure is thrown. */
export const unlessThere = async (write: () => Promise<unknown>): Promise<boolean> => {
  try {
    await write();
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
};
