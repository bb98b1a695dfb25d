import { principalNames } from './principals';

const marks: Readonly<Record<string, string>> = { all: '●', own: 'own', none: 'null', refused: '–' };

const heading = `# Who may do what

Observed through the gateway; \`node test/access/write-matrix.mjs\` writes this file anew. What it should be is
written by hand in \`expected-access.ts\`, and the test compares the two.

- **●** anybody's
- **own** their own; anything else looks exactly like something that does not exist
- **null** nothing is shown
- **–** refused: \`UNAUTHENTICATED\` without a sign-in, \`FORBIDDEN\` with one

The two members, devices, terminals, associates, store marketers, store administrators and brands belong to different shops;
a column that begins with “other store” is the staff of the shop beside it. A marketer and an administrator without “store”
are bound to none. Entities are reached by their queries; a member by a trip of theirs.
`;

/** The table as it is committed, laid out as the formatter leaves it. */
export const matrixTable = (observed: Readonly<Record<string, Readonly<Record<string, string>>>>): string => {
  const owners = [...new Set(Object.keys(observed).map((field) => field.split('.')[0] ?? ''))];
  return `${heading}${owners.map((owner) => section(owner, observed)).join('')}`;
};

const section = (owner: string, observed: Parameters<typeof matrixTable>[0]): string => {
  const fields = Object.entries(observed).flatMap(([field, access]) =>
    field.startsWith(`${owner}.`) ? [{ name: `\`${field.slice(owner.length + 1)}\``, access }] : [],
  );
  const first = Math.max(...fields.map(({ name }) => name.length));
  const line = (name: string, cells: readonly string[]) =>
    `| ${[name.padEnd(first), ...cells].join(' | ')} |`;
  const rows = [
    line('', principalNames),
    `| ${'-'.repeat(first)} | ${principalNames.map(({ length }) => `:${'-'.repeat(length - 2)}:`).join(' | ')} |`,
    ...fields.map(({ name, access }) =>
      line(
        name,
        principalNames.map((principal) => centred(marks[access[principal] ?? ''] ?? '?', principal.length)),
      ),
    ),
  ];
  return `\n## ${owner}\n\n${rows.join('\n')}\n`;
};

const centred = (text: string, width: number): string =>
  text.padStart(text.length + Math.floor((width - text.length) / 2)).padEnd(width);
