// `npm start`: from a fresh clone to a running Rayon, with progress on the way.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare, root } from './setup.mjs';

await prepare();
const { start } = await import(pathToFileURL(join(root, 'infra/dist/start.js')).href);
await start(process.argv.slice(2));
