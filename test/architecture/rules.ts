import type { Import } from './imports';

/** A boundary: which imports break it, named after what it forbids. */
export type Rule = Readonly<{ name: string; breaks: (use: Import) => boolean }>;

const serviceOf = (path: string) => /^services\/([a-z]+)\//.exec(path)?.[1];
const layerOf = (path: string) => /^services\/[a-z]+\/src\/(domain|use-cases|adapters)\//.exec(path)?.[1];
const services = ['catalog', 'members', 'scanner', 'offers', 'points'];
/** The service that an import reaches, by its package, a part of it, or a path. */
const serviceReached = (from: string) =>
  serviceOf(`${from}/`) ?? services.find((name) => isPackage(from, `@rayon/${name}`));
/** Whether an import names a package or a part of it. */
const isPackage = (from: string, ...names: readonly string[]) =>
  names.some((name) => from === name || from.startsWith(`${name}/`));

/** The house's boundaries, as `docs/adr` and the style page state them. */
export const rules: readonly Rule[] = [
  {
    name: 'a service imports no other service',
    breaks: ({ file, from }) => {
      const own = serviceOf(file);
      if (!own) return false;
      const other = serviceReached(from);
      return other !== undefined && other !== own;
    },
  },
  {
    // node:crypto computes (a rotating code is an HMAC); making random values in domain code is caught in purity.test.ts.
    name: 'domain imports the kernel and itself, nothing else',
    breaks: ({ file, from }) =>
      layerOf(file) === 'domain' &&
      layerOf(from) !== 'domain' &&
      !['@rayon/kernel', '@rayon/gs1', 'zod', 'node:crypto'].includes(from),
  },
  {
    name: 'use-cases import no adapter and no database, broker or GraphQL library',
    breaks: ({ file, from }) =>
      layerOf(file) === 'use-cases' &&
      (layerOf(from) === 'adapters' ||
        /^(mongoose|mongodb|graphql|type-graphql|fastify|@nats-io\/|@apollo\/|@rayon\/(store|messaging))/.test(
          from,
        )),
  },
  {
    name: 'only mongo adapters and the store packages import mongoose',
    breaks: ({ file, from }) =>
      isPackage(from, 'mongoose', 'mongodb') &&
      !/^services\/[a-z]+\/src\/adapters\/mongo\//.test(file) &&
      !/^packages\/(store|messaging|embedded-mongo|testkit)\//.test(file),
  },
  {
    name: 'jsonwebtoken is imported by its one wrapper only',
    breaks: ({ file, from }) => isPackage(from, 'jsonwebtoken') && file !== 'packages/auth/src/tokens.ts',
  },
  {
    name: 'only packages/bus knows a broker',
    breaks: ({ file, from }) => from.startsWith('@nats-io/') && !file.startsWith('packages/bus/'),
  },
  {
    name: 'type-graphql stays in GraphQL adapters, schema files and the subgraph package',
    breaks: ({ file, from }) =>
      isPackage(from, 'type-graphql') &&
      !/^services\/[a-z]+\/src\/(adapters\/graphql\/|schema\.ts)/.test(file) &&
      !file.startsWith('packages/subgraph/') &&
      !file.startsWith('gateway/src/testing/'),
  },
  {
    name: 'plumbing packages import no service, no gateway and no event contract',
    breaks: ({ file, from }) =>
      file.startsWith('packages/') &&
      (serviceReached(from) !== undefined ||
        isPackage(from, '@rayon/gateway', '@rayon/events', '@rayon/infra', 'gateway', 'infra', 'schemas')),
  },
  {
    name: 'the gateway imports no service',
    breaks: ({ file, from }) => file.startsWith('gateway/') && serviceReached(from) !== undefined,
  },
  {
    name: 'the web app knows the supergraph and no server package',
    breaks: ({ file, from }) =>
      file.startsWith('apps/') &&
      (from.startsWith('@rayon/') || /^(services|gateway|packages|schemas|infra)\//.test(from)),
  },
];
