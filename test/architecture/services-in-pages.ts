import { posix } from 'node:path';
import { services } from '@rayon/services';
import { read } from './imports';

/** A service as a page speaks of it; what it is for is the description of its package. */
type Shown = Readonly<{ name: string; port: number; description: string }>;

const shown: readonly Shown[] = services
  .map(({ name, defaultPort }) => {
    const { description } = JSON.parse(read(`services/${name}/package.json`));
    if (!description) throw new Error(`services/${name}/package.json does not say what the service is for`);
    return { name, port: defaultPort, description };
  })
  .sort((left, right) => left.port - right.port);

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

/** What is left of a page when its marked parts are taken out. */
export const byHand = (text: string): string => text.replace(marked, '');
