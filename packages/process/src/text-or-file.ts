import { existsSync, readFileSync } from 'node:fs';

/** Text given directly, or the name of a file that holds it: secrets are mounted as files. */
export const textOrFile = (value: string): string =>
  !value.trimStart().startsWith('{') && !value.startsWith('-----') && existsSync(value)
    ? readFileSync(value, 'utf8')
    : value;
