/** Lines of one call, and signs: what the gateway takes from anybody. */
const linesMax = 2_000;
const signsMax = 30_000;

/** The codes of a list or of a CSV file: the first column, without the quotes around it; a heading named so is left out. */
export const codesOfList = (text: string): string[] => {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|[\n\r]/);
  const codes = lines.map((line) => {
    const [, quoted] = /^\s*"((?:[^"]|"")*)"/.exec(line) ?? [];
    return quoted === undefined ? (line.split(/[;,\t]/)[0] ?? '').trim() : quoted.replaceAll('""', '"');
  });
  if (/^codes?$/i.test(codes[0] ?? '')) codes[0] = '';
  return codes;
};

/** A line that holds something, by its place in the list, from 1. */
export type ListLine = Readonly<{ line: number; code: string }>;

/** The lines that hold something, in batches that fit into one call. */
export const batchesOf = (codes: readonly string[]): ListLine[][] => {
  const batches: ListLine[][] = [];
  let batch: ListLine[] = [];
  let signs = 0;
  for (const [at, code] of codes.entries()) {
    if (code === '') continue;
    if (batch.length >= linesMax || signs + code.length > signsMax) {
      batches.push(batch);
      batch = [];
      signs = 0;
    }
    batch.push({ line: at + 1, code });
    signs += code.length;
  }
  return batch.length > 0 ? [...batches, batch] : batches;
};

/** How many are made in each call for so many in all. */
export const countsFor = (count: number): number[] =>
  Array.from({ length: Math.ceil(count / linesMax) }, (_, at) => Math.min(linesMax, count - at * linesMax));

/** The list as a file. */
export const csvOf = (codes: readonly string[]): string => ['code', ...codes, ''].join('\r\n');
