import { buildMembersSubgraph } from './schema';

test('the schema builds without a store, and every resolver states who may use it', () => {
  const { sdl } = buildMembersSubgraph();
  for (const part of [
    'type Member',
    '@key(fields: "id")',
    'union EnrolMemberResult = EnrolmentReceived | MembersRefusal',
    'presentCard(input: PresentCardInput!): PresentCardResult!',
    'enum MembersRefusalReason',
  ])
    expect(sdl).toContain(part);
});
