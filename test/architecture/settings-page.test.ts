import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { everySetting, settingsPage } from '@rayon/infra';
import { misspelt } from '@rayon/process';
import { services } from '@rayon/services';
import type { ServiceDefinition } from '@rayon/subgraph';
import { filesBelow, read, root } from './imports';

const page = 'docs/settings.md';
const names = Object.keys(everySetting);

test(`${page} says what the code reads (node test/architecture/write-pages.mjs)`, () => {
  if (process.env.WRITE_PAGES) writeFileSync(join(root, page), settingsPage());
  expect(read(page)).toBe(settingsPage());
});

test('each setting is told in words, with something to write for it', () => {
  expect(names.length).toBeGreaterThan(30);
  for (const { about, takes } of Object.values(everySetting)) {
    expect(about).toMatch(/^[A-Z].*[^.]$/);
    expect(takes).toMatch(/^\S.*[^.]$/);
  }
});

test('no setting of one part is taken for a slip in writing one of another', () => {
  const definitions: readonly ServiceDefinition[] = services;
  for (const { settings } of definitions)
    if (settings) expect(misspelt(Object.keys(settings.list), names)).toEqual([]);
  for (const name of names)
    expect(
      misspelt(
        names.filter((other) => other !== name),
        [name],
      ).filter(({ meant }) => meant),
    ).toEqual([]);
});

test('a setting that two parts read is the same to both', () => {
  const seen = new Map<string, unknown>();
  for (const { settings } of services as readonly ServiceDefinition[])
    for (const [name, setting] of Object.entries(settings?.list ?? {})) {
      expect(seen.get(name) ?? setting).toBe(setting);
      seen.set(name, setting);
    }
});

/** A number beside the name of its setting: 10 minutes (`TRANSFER_CODE_MINUTES`). */
const besideNumber = /(\d[\d,.]*) \w+(?: of them)? \(`([A-Z][A-Z0-9_]+)`\)/g;

test('a number that a page puts beside the name of a setting is its default', () => {
  const pages = ['docs', 'services', 'packages', 'gateway', 'apps/web', 'infra'].flatMap((folder) =>
    filesBelow(folder, ['.md']),
  );
  const told = ['README.md', ...pages].flatMap((file) =>
    [...read(file).matchAll(besideNumber)].map(([, number = '', name = '']) => [
      name,
      number.replaceAll(',', ''),
    ]),
  );
  expect(told.length).toBeGreaterThan(5);
  expect(told).toEqual(told.map(([name = '']) => [name, String(everySetting[name]?.default)]));
});

/** A variable of ours that a page or a file speaks of; a name in capitals of a contract is none. */
const spokenOf = /`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)=|^\s*([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)=\S* npm/gm;

test('pages set no variable that is none', () => {
  const pages = ['README.md', ...filesBelow('docs', ['.md'])];
  const told = pages.flatMap((file) =>
    [...read(file).matchAll(spokenOf)].map(([, one, other]) => one ?? other),
  );
  expect(told.filter((name) => name && !/^TEST_/.test(name) && !names.includes(name))).toEqual([]);
});
