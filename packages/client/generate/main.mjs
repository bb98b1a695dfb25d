import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentText, operationsOf } from './document-text.mjs';
import { home, operationsFiles } from './operations-files.mjs';
import { typedDocuments } from './typed-documents.mjs';

/** What the faces of the web app ask at /graphql: a gateway may be set to accept nothing else. */
const webFiles = ['card', 'console', 'scanner', 'session', 'till'];

/** Each operation of the web app by the SHA-256 of its text as it is sent. */
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
  { path: 'operations.json', text: manifestOf(files.filter(({ name }) => webFiles.includes(name))) },
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
