const named: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  gt: '>',
  lt: '<',
  nbsp: ' ',
  quot: '"',
};

const entity = /&(?:#(\d+)|#x([\da-f]+)|([a-z]+));/gi;

const decoded = (text: string): string =>
  text.replace(entity, (whole, decimal?: string, hex?: string, name = '') => {
    if (decimal) return String.fromCodePoint(Number.parseInt(decimal, 10));
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return named[name.toLowerCase()] ?? whole;
  });

/** A name as people wrote it: without the entities of the web page it was taken from, however often they were encoded. */
export const plainName = (text: string): string => {
  const once = decoded(text);
  return once === text ? text.trim() : plainName(once);
};
