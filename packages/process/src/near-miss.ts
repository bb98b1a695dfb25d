/** Insertions, deletions, replacements and swaps of neighbours that make one text of the other. */
const distance = (left: string, right: string): number => {
  let [before, last] = [[] as number[], Array.from({ length: right.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= left.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const replaced = (last[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replaced);
      if (left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    [before, last] = [last, row];
  }
  return last[right.length] ?? 0;
};

/** Shorter names are near to what other programs use. */
const lengthMin = 8;
/** Settings that share their first word are a family of ours when there are so many. */
const familyMin = 2;

/** The known name nearest to a name, if it is at most two letters off. */
export const nearest = (name: string, known: readonly string[]): string | undefined => {
  if (known.includes(name.toUpperCase())) return name.toUpperCase();
  const near = known.map((one) => ({ one, off: distance(name, one) })).sort((a, b) => a.off - b.off)[0];
  return near && near.off <= 2 ? near.one : undefined;
};

const firstWord = (name: string) => name.slice(0, name.indexOf('_') + 1);

/** First words, with their `_`, that only names of ours are expected to begin with. */
const familiesOf = (known: readonly string[]): ReadonlySet<string> => {
  const words = known.map(firstWord).filter(Boolean);
  return new Set([
    'RAYON_',
    ...words.filter((word) => words.filter((other) => other === word).length >= familyMin),
  ]);
};

/**
 * Names that look like a known one and are none: a letter or two off one that is not given itself, or of a family of ours.
 */
export const misspelt = (
  known: readonly string[],
  given: readonly string[],
): { name: string; meant: string | undefined }[] => {
  const families = familiesOf(known);
  const absent = known.filter((name) => name.length >= lengthMin && !given.includes(name));
  return given
    .filter((name) => !known.includes(name))
    .map((name) => ({ name, meant: nearest(name, absent) }))
    .filter(({ name, meant }) => meant !== undefined || families.has(firstWord(name)));
};
