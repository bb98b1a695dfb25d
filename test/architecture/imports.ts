import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The repository's root. */
export const root = join(__dirname, '../..');

/** One import of one source file; `file` and relative targets are paths from the root. */
export type Import = Readonly<{ file: string; from: string }>;

const skipped = new Set(['node_modules', 'dist', '.git', '.turbo', '.rayon', 'generated', 'data']);

/** Every file below a folder that is ours to read, as paths from the root. */
export const filesBelow = (folder: string, endings: readonly string[] = ['.ts', '.tsx']): string[] => {
  const found: string[] = [];
  const walk = (directory: string) => {
    for (const name of readdirSync(directory)) {
      if (skipped.has(name)) continue;
      const path = join(directory, name);
      if (statSync(path).isDirectory()) walk(path);
      else if (endings.some((ending) => name.endsWith(ending))) found.push(relative(root, path));
    }
  };
  walk(join(root, folder));
  return found;
};

const importPattern =
  /(?:import|export)\s[^'";]*?from\s*['"]([^'"]+)['"]|import\s*\(?\s*['"]([^'"]+)['"]|require\(\s*['"]([^'"]+)['"]/g;

/** The imports of a source text; relative ones resolved against the file. */
export const importsOf = (file: string, text: string): Import[] =>
  [...text.matchAll(importPattern)].map((match) => {
    const from = match[1] ?? match[2] ?? match[3] ?? '';
    return { file, from: from.startsWith('.') ? join(file, '..', from) : from };
  });

/** Reads a file by its path from the root. */
export const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** All imports of production sources below a folder. */
export const importsBelow = (folder: string): Import[] =>
  filesBelow(folder)
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .flatMap((file) => importsOf(file, read(file)));
