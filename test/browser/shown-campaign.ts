import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  defaultFieldResolver,
  executeSync,
  GraphQLEnumType,
  type GraphQLFieldResolver,
  parse,
} from 'graphql';
import type { WholeCampaign } from '../../apps/web/src/faces/console/campaign';
import type { CampaignContent } from '../../services/offers/src/domain/campaign-content';
import { presentCampaign } from '../../services/offers/src/graph/campaign.type';

const root = join(__dirname, '../..');
const textOf = (path: string) => readFileSync(join(root, path), 'utf8');

/** The graph as clients see it; enums stand for what the service calls them. */
export const schema = buildSchema(textOf('schemas/graphql/supergraph.graphql'), { assumeValidSDL: true });
for (const type of Object.values(schema.getTypeMap()))
  if (type instanceof GraphQLEnumType && !type.name.startsWith('__'))
    for (const value of type.getValues()) value.value = value.name.toLowerCase().replaceAll('_', '-');

const asked = parse(textOf('packages/client/src/operations/console.graphql'));

/** Brands and articles have the names that *catalog* gives them. */
const withNames: GraphQLFieldResolver<unknown, unknown> = (source, args, context, info) =>
  info.fieldName === 'name' && ['Brand', 'Article'].includes(info.parentType.name)
    ? info.parentType.name
    : defaultFieldResolver(source, args, context, info);

/** A campaign as the console gets it. */
export const shown = (content: CampaignContent): WholeCampaign => {
  const at = new Date('2026-01-01T00:00:00Z');
  const presented = presentCampaign({
    campaignId: 'c',
    version: 1,
    status: 'draft',
    content,
    createdAt: at,
    updatedAt: at,
  } as Parameters<typeof presentCampaign>[0]);
  const { data, errors } = executeSync({
    schema,
    document: asked,
    operationName: 'Campaign',
    rootValue: {
      campaign: {
        ...presented,
        writtenByMe: true,
        notInAssortment: [],
        timeZone: 'Europe/Paris',
        results: {},
      },
    },
    variableValues: { id: 'c' },
    fieldResolver: withNames,
  });
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data?.campaign)) as WholeCampaign;
};
