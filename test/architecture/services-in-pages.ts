import { posix } from 'node:path';
import { services } from '@rayon/services';
import { filesBelow, read } from './imports';

/** A service as a page speaks of it; what it is for is the description of its package. */
type Shown = Readonly<{ name: string; port: number; description: string }>;

const shown: readonly Shown[] = services
  .map(({ name, defaultPort }) => {
    const { description } = JSON.parse(read(`services/${name}/package.json`));
    if (!description) throw new Error(`services/${name}/package.json does not say what the service is for`);
    return { name, port: defaultPort, description };
  })
  .sort((left, right) => left.port - right.port);

/** Where rows are declared that every service has. */
const commonRows = ['packages/store/src', 'packages/messaging/src'];
const declaration = /\b(?:table|aggregate)(?:<[^(]*>)?\('\w+',/g;
const saidToBeKept = /^ +retention: kept/gm;
const declared =
  /\b(?:table|aggregate)(?:<[^(]*>)?\('(\w+)',[\s\S]*?retention:\s*(?:keptDays\((.+?), (.+?)\)|keptAsLongAs\(\s*'(.+?)',?\s*\))/g;

const lengths: Readonly<Record<string, string>> = {
  0: 'until',
  1: 'a day after',
  '1 / 24': 'an hour after',
};

/** What is kept how long, as its rows say. */
const retentionOf = (owner: string, folder: string): string[] =>
  filesBelow(folder, ['.ts'])
    .filter((file) => !/\.test\.ts$|\/testing\//.test(file))
    .flatMap((file) => {
      const text = read(file);
      const found = [...text.matchAll(declared)];
      const rows = [declaration, saidToBeKept].map((sign) => [...text.matchAll(sign)].length);
      if (found.length < Math.max(...rows))
        throw new Error(`${file}: how long its rows are kept cannot be read`);
      return found.map((match) => ({ match, text }));
    })
    .map(({ match: [, collection, length, after, because], text }) => {
      const days = text.match(new RegExp(`const ${length} = (\\d+);`))?.[1] ?? length;
      const instant = after?.replaceAll(/'(\w+)'/g, '`$1`').replaceAll(', ', ' or ');
      const kept = because
        ? `as long as ${because}`
        : `${lengths[days ?? ''] ?? `${days} days after`} ${instant}`;
      return `| ${owner} | \`${collection}\` | ${kept} |`;
    })
    .sort();

/** What a page can have of them, by the word in its marker; `folder` is where the page links to. */
const parts: Readonly<Record<string, (folder: string) => string>> = {
  table: (folder) =>
    [
      '| service | what it is for | port of its own process |',
      '| --- | --- | --- |',
      ...shown.map(
        ({ name, port, description }) => `| [${name}](${folder}/${name}) | ${description} | ${port} |`,
      ),
    ].join('\n'),
  retention: () =>
    [
      '| service | collection | a row is kept |',
      '| --- | --- | --- |',
      ...shown.flatMap(({ name }) => retentionOf(name, `services/${name}/src`)),
      ...commonRows.flatMap((folder) => retentionOf('each', folder)),
    ].join('\n'),
  databases: () => shown.map(({ name }) => `\`rayon-${name}\``).join(', '),
};

const marked = /( *)<!-- services: (\w+)[^>]*-->\n[\s\S]*?<!-- \/services -->/g;

/** The page with its marked parts written anew from the list of services. */
export const withServices = (page: string, text: string): string =>
  text.replace(marked, (_, indent: string, part: string) => {
    const write = parts[part];
    if (!write) throw new Error(`${page} asks for “${part}” of the services`);
    return [
      `<!-- services: ${part}, written by node test/architecture/write-pages.mjs -->`,
      ...write(posix.relative(posix.dirname(page), 'services')).split('\n'),
      '<!-- /services -->',
    ]
      .map((line) => indent + line)
      .join('\n');
  });

/** What a command writes into a page, here a benchmark its tables. */
const writtenByCommand = /<!-- begin: (.+?) -->[\s\S]*?<!-- end: \1 -->/g;

/** What is left of a page when the parts that are written by programs are taken out. */
export const byHand = (text: string): string => text.replace(marked, '').replace(writtenByCommand, '');
