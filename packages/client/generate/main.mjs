import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentText, operationsOf } from './document-text.mjs';
import { home, operationsFiles } from './operations-files.mjs';
import { typedDocuments } from './typed-documents.mjs';

/** Asked at /live and not at /graphql. */
const liveFile = 'live';

/** Each operation of our own clients by the SHA-256 of its text as it is sent: a gateway may be set to accept nothing else. */
const manifestOf = (files) => {
  const texts = files.flatMap(({ document }) =>
    operationsOf(document).map((operation) => documentText(operation, document)),
  );
  const hashed = texts.map((text) => [createHash('sha256').update(text).digest('hex'), text]);
  return `${JSON.stringify(Object.fromEntries(hashed.sort()), null, 2)}\n`;
};

/**
 * Writes types, documents and manifest into this package. With `--check` it writes nothing and fails when what is
 * committed differs from what the operations and the committed schema say.
 */
const check = process.argv.includes('--check');
const files = operationsFiles();
const generated = [
  { path: 'operations.json', text: manifestOf(files.filter(({ name }) => name !== liveFile)) },
];
for (const file of files)
  generated.push({ path: `src/operations/${file.name}.gen.ts`, text: await typedDocuments(file) });
for (const { path, text } of generated) {
  const whole = join(home, path);
  if (existsSync(whole) && readFileSync(whole, 'utf8') === text) continue;
  if (check) {
    console.error(
      `${path} differs from its operations and the schema: run the generate script and commit it`,
    );
    process.exitCode = 1;
  } else {
    writeFileSync(whole, text);
    console.log(`wrote ${path}`);
  }
}
