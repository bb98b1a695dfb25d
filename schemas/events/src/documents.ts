import { type EventContract, envelopeShape } from '@rayon/kernel';
import { z } from 'zod';
import * as exported from './contracts.gen';

type Json = { [key: string]: unknown };

const isContract = (value: unknown): value is EventContract<unknown> =>
  typeof value === 'object' && value !== null && 'subject' in value && 'aggregateId' in value;

/** Every contract with its exported name, by subject. */
export const contracts = (): { name: string; contract: EventContract<unknown> }[] =>
  Object.entries(exported as Record<string, unknown>)
    .flatMap(([name, contract]) => (isContract(contract) ? [{ name, contract }] : []))
    .sort((left, right) => (left.contract.subject < right.contract.subject ? -1 : 1));

/** The envelope with the contract's data inside, as JSON Schema (draft 2020-12). */
const schemaOf = ({ name, contract }: { name: string; contract: EventContract<unknown> }): Json => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `${contract.subject}.json`,
  title: name,
  ...withoutDialect(
    z.toJSONSchema(envelopeShape.extend({ type: z.literal(contract.subject), data: contract.data })),
  ),
});

const withoutDialect = ({ $schema: _, ...schema }: object & { $schema?: unknown }): Json => schema as Json;

const titleOf = (service: string): string => `${service.charAt(0).toUpperCase()}${service.slice(1)}`;

const asyncApi = (all: ReturnType<typeof contracts>): Json => ({
  asyncapi: '3.0.0',
  info: {
    title: 'Rayon events',
    version: '1.0.0',
    description:
      'CloudEvents 1.0 in JSON over NATS JetStream: at least once, in order per aggregate (the subject of the envelope). A contract never changes; a new version has a new subject.',
  },
  defaultContentType: 'application/json',
  channels: Object.fromEntries(
    all.map(({ name, contract }) => [
      contract.subject,
      { address: contract.subject, messages: { [name]: { $ref: `#/components/messages/${name}` } } },
    ]),
  ),
  operations: Object.fromEntries(
    all.map(({ name, contract }) => {
      const service = contract.subject.split('.')[0] ?? '';
      return [
        `publish${name}`,
        {
          action: 'send',
          title: `${titleOf(service)} publishes ${name}`,
          channel: { $ref: `#/channels/${contract.subject}` },
          messages: [{ $ref: `#/channels/${contract.subject}/messages/${name}` }],
        },
      ];
    }),
  ),
  components: {
    messages: Object.fromEntries(
      all.map(({ name, contract }) => [
        name,
        {
          name: contract.subject,
          title: name,
          contentType: 'application/json',
          payload: { $ref: `./${contract.subject}.json` },
        },
      ]),
    ),
  },
});

const text = (document: Json): string => `${JSON.stringify(document, null, 2)}\n`;

/** Every generated file by its name: one JSON Schema per contract and the AsyncAPI document. */
export const documents = (): Map<string, string> => {
  const all = contracts();
  return new Map([
    ...all.map((entry): [string, string] => [`${entry.contract.subject}.json`, text(schemaOf(entry))]),
    ['asyncapi.json', text(asyncApi(all))],
  ]);
};
