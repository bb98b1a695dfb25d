import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { contracts, documents } from './documents';

const directory = resolve(__dirname, '../generated');

test('every contract of a publisher is exported, and none that is gone', () => {
  // In a process of its own: the generator is a module this one cannot load.
  const generator = resolve(__dirname, '../generate/contracts.mjs');
  const { stderr, status } = spawnSync(process.execPath, [generator, '--check'], { encoding: 'utf8' });
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
});

test('the committed event documents are what the contracts say (run `generate` in schemas/events)', () => {
  const made = documents();
  expect(readdirSync(directory).sort()).toEqual([...made.keys()].sort());
  for (const [name, content] of made)
    expect([name, readFileSync(join(directory, name), 'utf8')]).toEqual([name, content]);
});

test('every contract is strict: nothing travels that was not agreed', () => {
  const loose: string[] = [];
  const visit = (schema: unknown, path: string): void => {
    if (typeof schema !== 'object' || schema === null) return;
    const { type, additionalProperties } = schema as { type?: string; additionalProperties?: unknown };
    if (type === 'object' && additionalProperties === undefined) loose.push(path);
    for (const [key, value] of Object.entries(schema)) visit(value, `${path}/${key}`);
  };
  for (const [name, content] of documents()) if (name !== 'asyncapi.json') visit(JSON.parse(content), name);
  expect(loose).toEqual([]);
});

test('every message of the AsyncAPI document has a channel, an operation and a schema', () => {
  const api = JSON.parse(documents().get('asyncapi.json') ?? '{}');
  expect(api.asyncapi).toBe('3.0.0');
  for (const { name, contract } of contracts()) {
    expect(api.channels[contract.subject].messages[name].$ref).toBe(`#/components/messages/${name}`);
    expect(api.operations[`publish${name}`].channel.$ref).toBe(`#/channels/${contract.subject}`);
    expect(documents().has(`${contract.subject}.json`)).toBe(true);
  }
});
