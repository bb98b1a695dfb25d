/**
 * The boundaries of the house, as `docs/adr` and the style page state them. `test/architecture/boundaries.test.ts` holds
 * them, sees each of them fail once, and keeps the list of circles that are still there.
 * TypeScript 7 has no compiler API to read with, so swc parses; it reads no JSX here, so the web app has its rule in the test.
 */
const { existsSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

const services = readdirSync(join(__dirname, 'services')).filter((name) =>
  existsSync(join(__dirname, 'services', name, 'package.json')),
);
/** A package from the registry, or a part of it: resolved, or named as it stands where it cannot be. */
const library = (...names) => `(^|node_modules/)(${names.join('|')})(/|$)`;
/** A package of the house: where it lies, or named as it stands. */
const ours = (folder, name) => `^${folder}/|^@rayon/${name}(/|$)`;
const anyService = `^services/|^@rayon/(services|${services.join('|')})(/|$)`;
/** A layer of a service, or of one of the two rooms that *members* has. */
const inService = (layer) => `^services/[^/]+/src/(identity/|membership/)?(${layer})/`;

const boundaries = [
  {
    name: 'a service imports no other service',
    from: { path: '^services/([^/]+)/src/' },
    to: { path: anyService, pathNot: '^services/$1/|^@rayon/$1(/|$)' },
  },
  {
    // node:crypto computes (a rotating code is an HMAC); making random values in domain code is caught in purity.test.ts.
    name: 'domain imports what only computes (kernel, gs1, statistics) and itself, nothing else',
    from: { path: inService('domain') },
    to: {
      path: '.',
      pathNot: [
        inService('domain'),
        ours('packages/kernel', 'kernel'),
        ours('packages/gs1', 'gs1'),
        ours('packages/statistics', 'statistics'),
        library('zod'),
        '^crypto$',
      ],
    },
  },
  {
    name: 'only the store packages import mongoose',
    from: { pathNot: ['^packages/(store|messaging|testkit)/', '^engine/src/(bench|testing)/'] },
    to: { path: library('mongoose', 'mongodb') },
  },
  {
    // Its main loads the store bus by a dynamic import, in installations that have no NATS.
    name: 'the gateway imports no store',
    from: { path: '^gateway/', pathNot: '^gateway/src/main\\.ts$' },
    to: { path: [ours('packages/store', 'store'), ours('packages/messaging', 'messaging')] },
  },
  {
    name: 'clients import nothing that runs on servers only',
    from: { path: '^packages/client/src/' },
    to: { path: ['^(services|gateway|infra|schemas|packages/(?!client/))', '^@rayon/'] },
  },
  {
    name: 'jsonwebtoken is imported by its one wrapper only',
    from: { pathNot: '^packages/auth/src/tokens\\.ts$' },
    to: { path: library('jsonwebtoken') },
  },
  {
    name: 'only packages/bus knows a broker',
    from: { pathNot: '^packages/bus/' },
    to: { path: library('@nats-io/[^/]+') },
  },
  {
    name: 'type-graphql stays in commands, graph folders, schema files and the subgraph package',
    from: {
      pathNot: [
        inService('commands|graph'),
        '^services/[^/]+/src/schema\\.ts$',
        '^packages/subgraph/',
        '^gateway/src/testing/',
      ],
    },
    to: { path: library('type-graphql') },
  },
  {
    name: 'plumbing packages import no service, no gateway and no event contract',
    from: { path: '^packages/' },
    to: { path: [anyService, '^(gateway|infra|schemas)/', '^@rayon/(gateway|events|infra|supergraph)(/|$)'] },
  },
  {
    name: 'the gateway imports no service',
    from: { path: '^gateway/' },
    to: { path: anyService },
  },
  {
    name: 'the embedded store imports nothing of the house',
    from: { path: '^engine/' },
    to: { path: ['^(services|gateway|packages|schemas|infra)/', '^@rayon/'] },
  },
];

const circles = [
  { name: 'no circles of files', from: {}, to: { circular: true } },
  { name: 'no circles of folders', scope: 'folder', from: {}, to: { circular: true } },
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [...boundaries, ...circles].map((rule) => ({ severity: 'error', ...rule })),
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^[^@]*/dist/|\\.test\\.ts$' },
    enhancedResolveOptions: {
      conditionNames: ['rayon-source', 'require', 'node', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
