// `npm run test:mongod`: the integration suites and the journeys against a real MongoDB replica set of one, in passing data.
// The program is MONGOD, else a mongod on the PATH, else downloaded where the network allows. Arguments go to jest.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { runJest } from './jest-run.mjs';
import { prepare, root, say } from './setup.mjs';

/** The line whose wire version the embedded store also speaks. */
const version = '8.0.15';
const downloadMilliseconds = 180_000;
const suites = [
  '(services|packages|gateway|infra)/.*\\.int\\.test\\.ts$',
  'test/journeys/.*\\.int\\.test\\.ts$',
];

const onPath = () =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, 'mongod'))
    .find((path) => existsSync(path));

await prepare();
const { MongoBinary, MongoMemoryReplSet } = createRequire(join(root, 'infra/package.json'))(
  'mongodb-memory-server-core',
);

const download = async () => {
  say(`No mongod here (MONGOD, PATH); asking for MongoDB ${version}…`);
  let timer;
  const patience = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error('the download took too long')), downloadMilliseconds);
  });
  return Promise.race([MongoBinary.getPath({ version }), patience]).finally(() => clearTimeout(timer));
};

const skip = (reason) => {
  console.log(`\n  SKIPPED, NOT PASSED: nothing was tested against a real MongoDB.
  There is no mongod (MONGOD, PATH) and it could not be downloaded: ${reason}\n`);
  process.exit(0);
};

const { MONGOD: given } = process.env;
if (given && !existsSync(given)) {
  console.error(`\n  ✗ MONGOD names ${given}, which is not there.\n`);
  process.exit(1);
}
const systemBinary = given ?? onPath() ?? (await download().catch(({ message }) => skip(message)));
const replicaSet = await MongoMemoryReplSet.create({
  replSet: { count: 1, storageEngine: 'wiredTiger' },
  binary: { systemBinary, checkMD5: false },
});
let result;
try {
  say(`Against ${systemBinary}…`);
  const asked = process.argv.slice(2);
  result = await runJest(asked.length > 0 ? asked : suites, {
    env: { TEST_MONGODB_URL: replicaSet.getUri() },
  });
} finally {
  await replicaSet.stop();
}
const { passed, failed, skipped } = result;
console.log(`${passed} passed, ${failed} failed, ${skipped.length} skipped`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
