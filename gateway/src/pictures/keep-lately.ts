/** What was asked for lately, up to a size in all; what was not asked for the longest goes first. */
export const keepLately = <Value>({ most, sizeOf }: { most: number; sizeOf: (value: Value) => number }) => {
  const kept = new Map<string, Value>();
  let size = 0;
  return {
    get: (key: string): Value | undefined => {
      const value = kept.get(key);
      if (value === undefined) return undefined;
      // A map lists first what was put in first.
      kept.delete(key);
      kept.set(key, value);
      return value;
    },
    keep: (key: string, value: Value): void => {
      if (kept.has(key)) return;
      kept.set(key, value);
      size += sizeOf(value);
      for (const [oldest, dropped] of kept) {
        if (size <= most) return;
        kept.delete(oldest);
        size -= sizeOf(dropped);
      }
    },
  };
};
