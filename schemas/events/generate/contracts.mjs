import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const sources = fileURLToPath(new URL('../src/', import.meta.url));
const path = join(sources, 'contracts.gen.ts');

/** Each publisher has a folder; what stands in it is a contract, or a part that several share. */
const files = readdirSync(sources, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) =>
    readdirSync(join(sources, name)).map((file) => `./${name}/${file.replace(/\.ts$/, '')}`),
  );
const text = files
  .sort()
  .map((file) => `export * from '${file}';\n`)
  .join('');

/** Writes what this package exports. With `--check` it writes nothing and fails when a contract is missing there, or gone. */
if (readFileSync(path, 'utf8') !== text) {
  if (process.argv.includes('--check')) {
    console.error('contracts.gen.ts differs from the contracts: run the generate script and commit it');
    process.exitCode = 1;
  } else {
    writeFileSync(path, text);
    console.log('wrote src/contracts.gen.ts');
  }
}
