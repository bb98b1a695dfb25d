import type { Settings } from '@rayon/process';
import { startOptions } from './options';
import { byItselfGroup, settingsGroups, standardOf } from './settings';

const row = (name: string, about: string, more: string) =>
  `  ${name.padEnd(36)} ${about}\n  ${''.padEnd(36)}   ${more}`;

const linesOf = (list: Settings): string[] =>
  Object.entries(list).map(([name, setting]) =>
    row(
      name,
      setting.about,
      `takes ${setting.takes}${setting.unit ? ` (${setting.unit})` : ''}; default: ${standardOf(setting)}`,
    ),
  );

/** The words of `npm start -- --help`. */
export const usage = (): string =>
  [
    '',
    '  npm start -- [options]            Rayon with the demonstration retailer on http://127.0.0.1:4000',
    '  npm run start:services -- [options]   the same, one process for each service',
    '',
    'Options',
    ...Object.values(startOptions).map(
      ({ written, about, default: standard }) => `  ${written.padEnd(36)} ${about} (default: ${standard})`,
    ),
    '',
    'Settings, as variables of the environment: RETAILER_CURRENCY=CHF npm start',
    ...[...settingsGroups, byItselfGroup].flatMap(({ title, list }) => ['', title, ...linesOf(list)]),
    '',
  ].join('\n');
