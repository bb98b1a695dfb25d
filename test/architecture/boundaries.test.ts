import { cruise } from './cruise';
import { forbidden, writeForbidden } from './forbidden-imports';
import { importsBelow, importsOf, root } from './imports';
import { knownCircles } from './known-circles';

const names = Object.keys(forbidden);
const { summary } = cruise(root);
const found = (of: typeof summary, name: string) =>
  of.violations.filter(({ rule }) => rule.name === name).map(({ from, to }) => `${from} → ${to}`);

test('there is something to check', () => {
  expect(summary.totalDependenciesCruised).toBeGreaterThan(2_000);
});

test.each(names)('%s', (name) => {
  expect(found(summary, name).sort()).toEqual(knownCircles[name] ?? []);
});

/** Each rule is seen to fail once on imports it forbids, so that none of them is blind. */
describe('of the imports that are forbidden', () => {
  const { base, remove } = writeForbidden();
  afterAll(remove);
  const { summary: broken } = cruise(base);

  test('every rule is tried', () => {
    expect(new Set(names)).toEqual(new Set(ruleNames(broken.ruleSetUsed)));
  });

  test.each(names)('each is caught: %s', (name) => {
    const [file = '', ...imports] = forbidden[name] ?? [];
    const place = name === 'no circles of folders' ? file.replace(/\/[^/]+$/, '') : file;
    expect(found(broken, name).filter((line) => line.startsWith(place))).toHaveLength(imports.length);
  });
});

const ruleNames = (ruleSet: unknown): string[] =>
  (ruleSet as { forbidden: { name: string }[] }).forbidden.map(({ name }) => name);

/** JSX is beyond the parser that reads the rest. */
describe('the web app knows the client, how money and days are written, what earns a point and where days begin, and no server package', () => {
  const breaks = ({ from }: { from: string }) =>
    /^@rayon\/(?!client(\/|$)|kernel\/(day-text|local-day|money-text|points)$)/.test(from) ||
    /^(services|gateway|packages|schemas|infra|engine)\//.test(from);

  test('as it stands', () => {
    expect(importsBelow('apps').length).toBeGreaterThan(100);
    expect(importsBelow('apps').filter(breaks)).toEqual([]);
  });

  test.each([
    `import { money } from '@rayon/kernel';`,
    `import { money } from '../../../packages/kernel/src/money';`,
  ])('and would be caught: %s', (text) => {
    expect(importsOf('apps/web/src/till.tsx', text).filter(breaks)).toHaveLength(1);
  });
});
