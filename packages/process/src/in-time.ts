/** Rejects with `late()` when the work is not done in time; what it still does then is not undone, and its end is nobody's. */
export const inTime = async <Value>(
  work: Promise<Value>,
  { milliseconds, late }: { milliseconds: number; late: () => Error },
): Promise<Value> => {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(late()), milliseconds);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
};
