import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { documents } from './documents';

/** Writes the event documents anew; a contract that is gone takes its file with it. */
const directory = resolve(__dirname, '../generated');
const files = documents();

mkdirSync(directory, { recursive: true });
for (const name of readdirSync(directory)) if (!files.has(name)) rmSync(join(directory, name));
for (const [name, content] of files) writeFileSync(join(directory, name), content);
console.log(`${files.size} files in ${directory}`);
