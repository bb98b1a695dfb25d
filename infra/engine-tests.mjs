// The embedded store's tests take longer than everything else's and it hardly changes, so the gate runs all of them only
// when the engine is not what they last passed for. `engine/tested.json` says what that was; `npm run test:engine` writes it.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runJest } from './jest-run.mjs';
import { prepare, root, say } from './setup.mjs';

const engine = join(root, 'engine');
const testedFile = join(engine, 'tested.json');
/** What does not decide how the engine behaves. */
const leftOut = new Set(['node_modules', 'dist', '.turbo', 'README.md', 'tested.json']);

const filesBelow = (folder) =>
  readdirSync(folder)
    .filter((name) => !leftOut.has(name))
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesBelow(path) : [path]));

/** One hash over the name and content of every file of the engine, its package.json (exact pins) among them. */
const engineHash = () => {
  const hash = createHash('sha256');
  const named = filesBelow(engine).map((path) => [relative(engine, path).split(sep).join('/'), path]);
  for (const [name, path] of named.sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${name}\0`).update(readFileSync(path)).update('\0');
  return hash.digest('hex').slice(0, 16);
};

/** The engine has native parts, so its tests also count for one platform and one major version of Node only. */
const runtime = () => `node ${process.versions.node.split('.')[0]}, ${process.platform} ${process.arch}`;

/** Whether the engine is what its tests last passed for, and the sentence that says so. */
export const engineState = () => {
  const tested = JSON.parse(readFileSync(testedFile, 'utf8'));
  const hash = engineHash();
  if (tested.hash !== hash)
    return {
      changed: true,
      runAll: true,
      sentence: `engine changed since its tests passed (hash ${hash}, tested ${tested.hash}): run npm run test:engine and commit engine/tested.json`,
    };
  if (tested.runtime !== runtime())
    return {
      changed: false,
      runAll: true,
      sentence: `engine unchanged, but its tests passed on ${tested.runtime} and this is ${runtime()}: all of them run`,
    };
  return {
    changed: false,
    runAll: false,
    sentence: `engine unchanged since its ${tested.passed} tests passed (hash ${hash}); a few of them run`,
  };
};

/** `npm run test:engine`: all of them, and the record when they pass. */
const testEngine = async () => {
  await prepare();
  const hash = engineHash();
  const { passed, failed, skipped } = await runJest([join(root, 'engine')]);
  console.log(`${passed} passed, ${failed} failed, ${skipped.length} skipped`);
  if (failed > 0 || passed === 0) process.exit(1);
  writeFileSync(
    testedFile,
    `${JSON.stringify({ hash, passed, skipped: skipped.length, runtime: runtime() }, null, 2)}\n`,
  );
  say(`Recorded in engine/tested.json (hash ${hash}); commit it.`);
};

const isCommand = process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href;
if (isCommand && process.argv[2] === 'state') {
  const { changed, sentence } = engineState();
  console.log(sentence);
  process.exitCode = changed ? 1 : 0;
} else if (isCommand) await testEngine();
