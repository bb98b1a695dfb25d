import type { Settings } from '@rayon/process';
import { startOptions } from './options';
import { byItselfGroup, settingsGroups, standardOf } from './settings';

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);

const settingsTable = (list: Settings): string[] =>
  table(
    ['name', 'what it is', 'takes', 'unit', 'default'],
    Object.entries(list).map(([name, setting]) => [
      `\`${name}\``,
      cell(setting.about),
      cell(setting.takes),
      cell(setting.unit ?? ''),
      cell(standardOf(setting)),
    ]),
  );

/** The page of all options and settings, from their list. */
export const settingsPage = (): string =>
  [
    '# Settings',
    '',
    '<!-- written by node test/architecture/write-pages.mjs -->',
    '',
    'Everything a retailer can set, as `npm start -- --help` prints it. Each is read once, at the start, by every way of running:',
    '`npm start`, `npm run start:services`, a service or the gateway started by itself. One that is wrong, or looks like one of these',
    'and is none, is refused with a sentence that says what to do. One that is set to nothing is not set.',
    '',
    '## Options of `npm start`',
    '',
    ...table(
      ['option', 'what it is', 'default'],
      Object.values(startOptions).map(({ written, about, default: standard }) => [
        `\`${written}\``,
        about,
        standard,
      ]),
    ),
    ...[...settingsGroups, byItselfGroup].flatMap(({ title, list }) => [
      '',
      `## ${title}`,
      '',
      ...settingsTable(list),
    ]),
    '',
  ].join('\n');
