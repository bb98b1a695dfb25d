import { buildPointsSubgraph } from './schema';

test('the subgraph adds points and tier to members and receipts by key and owns no other field of them', () => {
  const { sdl } = buildPointsSubgraph();
  for (const [entity, own] of [
    ['Member', ['points', 'tier']],
    ['Receipt', ['points']],
  ] as const) {
    const type = new RegExp(`type ${entity}\\s+@key\\(fields: "id"\\)\\s*\\{([^}]*)\\}`).exec(sdl)?.[1] ?? '';
    expect([...type.matchAll(/^\s*(\w+):/gm)].map((match) => match[1])).toEqual(['id', ...own]);
  }
});
