// `npm run trip` and its kin: prepares, then runs one command of the infra package.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { giveUp, prepare, root } from './setup.mjs';

const commands = {
  trip: 'infra/dist/trip/main.js',
  crowd: 'infra/dist/crowd/main.js',
  'bench:scan': 'infra/dist/bench/scan.js',
  backup: 'infra/dist/backup/main.js',
  rebuild: 'infra/dist/rebuild/main.js',
  'audit:ledger': 'infra/dist/audit/main.js',
};
const [name, ...args] = process.argv.slice(2);
if (!Object.hasOwn(commands, name))
  giveUp(`There is no command ${name}; there is: ${Object.keys(commands).join(', ')}.`);
await prepare();
const { main } = await import(pathToFileURL(join(root, commands[name])).href);
await main(args);
