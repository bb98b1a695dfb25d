import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** The Chromium to drive: `CHROMIUM`, else the first one on the path; undefined when there is none. */
export const chromiumPath = (): string | undefined =>
  process.env.CHROMIUM ||
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((file) => existsSync(file));

/** Flags for a browser without a screen that calls nobody. */
export const chromiumFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  // One process paints every page: starting one for each takes longer than what most pages do.
  '--renderer-process-limit=1',
];
