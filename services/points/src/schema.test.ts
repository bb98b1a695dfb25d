import { buildPointsSubgraph } from './schema';

test('the subgraph adds points to members and receipts by key and owns no other field of them', () => {
  const { sdl } = buildPointsSubgraph();
  for (const entity of ['Member', 'Receipt']) {
    const type = new RegExp(`type ${entity}\\s+@key\\(fields: "id"\\)\\s*\\{([^}]*)\\}`).exec(sdl)?.[1] ?? '';
    expect([...type.matchAll(/^\s*(\w+):/gm)].map((match) => match[1])).toEqual(['id', 'points']);
  }
});
