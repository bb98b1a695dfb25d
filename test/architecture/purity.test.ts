import { filesBelow, read } from './imports';

const domainFiles = filesBelow('services').filter(
  (file) => file.includes('/src/domain/') && !file.endsWith('.test.ts'),
);
const sources = ['services', 'gateway', 'packages', 'engine', 'apps', 'infra', 'schemas', 'test'].flatMap(
  (folder) => filesBelow(folder),
);

/** A habit the code keeps everywhere, with a text that breaks it. */
const habits = [
  {
    name: 'domain code awaits nothing and takes time, ids and chance as arguments',
    files: domainFiles,
    breaks:
      /\bawait\b|\basync\b|Date\.now\b|new Date(\(\)|(?! ?\())|performance\.now|setTimeout|Math\.random|[rR]andom(UUID|Bytes|Int|Values)|\bprocess\.|console\./,
    example: 'const at = Date.now();',
  },
  {
    name: 'the environment is read by config files and entry points only',
    files: sources
      .filter(
        (file) => /^(services|gateway\/src|packages|engine\/src)/.test(file) && !file.endsWith('.test.ts'),
      )
      .filter(
        (file) =>
          !/(config|settings|main|cli|start|run-as-process|environment|logger)\.ts$|^(packages\/testkit|engine\/src\/bench)/.test(
            file,
          ),
      ),
    breaks: /process\.env\b/,
    example: 'const url = process.env.MONGODB_URL;',
  },
  {
    name: 'no file is named after nothing',
    files: sources,
    inName: true,
    breaks: /(^|\/)(utils?|helpers?|common|manager|base|misc)(\.|\/)/,
    example: 'services/points/src/utils.ts',
  },
] as const;

test.each(habits)('$name', (habit) => {
  const broken = habit.files.filter((file) => habit.breaks.test('inName' in habit ? file : read(file)));
  expect(broken).toEqual([]);
});

test.each(habits)('the habit “$name” would be missed', ({ breaks, example }) => {
  expect(breaks.test(example)).toBe(true);
});

test('there is domain code to check', () => {
  expect(domainFiles.length).toBeGreaterThan(15);
});
