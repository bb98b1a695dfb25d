/** Test files of MongoDB's unified format, read from a folder outside of the repository. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Document } from 'mongodb';
import { SERVER_VERSION } from '../../src/commands/handshake';
import { operations } from './operations';

const KINDS = ['client', 'database', 'collection', 'session', 'bucket'];

export type SpecificationFile = Readonly<{ path: string; content: Document }>;

/** All files below `folder` that are in the unified format, in the order of their names. */
export const readSpecifications = (folder: string): SpecificationFile[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json') && statSync(join(folder, path)).isFile())
    .sort()
    .map((path) => ({
      path: relative('.', path),
      content: JSON.parse(readFileSync(join(folder, path), 'utf8')),
    }))
    .filter(({ content }) => content.schemaVersion !== undefined && Array.isArray(content.tests));

const compareVersions = (left: string, right: string): number => {
  const [a, b] = [left, right].map((version) => version.split('.').map(Number));
  for (const at of [0, 1, 2]) {
    const difference = (a?.[at] ?? 0) - (b?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};

/** Whether one of the requirements is met by a replica set of one member without authentication. */
const meets = (requirements: Document[] | undefined): boolean =>
  !requirements ||
  requirements.some(
    (one) =>
      compareVersions(SERVER_VERSION, one.minServerVersion ?? '0') >= 0 &&
      compareVersions(SERVER_VERSION, one.maxServerVersion ?? '999') <= 0 &&
      (one.topologies ?? ['replicaset']).includes('replicaset') &&
      one.auth !== true &&
      one.serverless !== 'require' &&
      !one.csfle &&
      Object.entries(one.serverParameters ?? {}).every(
        ([name, value]) => name === 'enableTestCommands' && value === true,
      ),
  );

const operationNames = (list: Document[]): string[] =>
  list.flatMap(({ name, arguments: given = {} }) => [name, ...operationNames(given.callback ?? [])]);

/** Why a test does not run here: it is for another server, or beyond this runner. `undefined` when it runs. */
export const reasonToSkip = (content: Document, test: Document): string | undefined => {
  if (test.skipReason) return test.skipReason;
  if (!meets(content.runOnRequirements) || !meets(test.runOnRequirements)) return 'not for this server';
  if (test.expectLogMessages) return 'the runner does not know log messages';
  const entities: Document[] = content.createEntities ?? [];
  const kind = entities.flatMap(Object.keys).find((name) => !KINDS.includes(name));
  if (kind) return `the runner does not know entities of kind ${kind}`;
  if (entities.some(({ client }) => client?.storeEventsAsEntities)) return 'the runner stores no events';
  const unknown = operationNames(test.operations).find((name) => !operations[name]);
  return unknown && `the runner does not know the operation ${unknown}`;
};
