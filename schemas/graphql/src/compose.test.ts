import { composeSupergraph } from './compose';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@requires"])`;
const trips = {
  name: 'trips',
  sdl: `${link} type Query { trip: Trip } type Trip @key(fields: "id") { id: ID! total: Int! }`,
};
const offers = {
  name: 'offers',
  sdl: `${link} type Trip @key(fields: "id") { id: ID! total: Int! @external discount: Int! @requires(fields: "total") }`,
};

test('services that extend one another become one schema, the same in whatever order they come', () => {
  const composed = composeSupergraph([trips, offers]);
  expect(composed).toEqual(composeSupergraph([offers, trips]));
  expect(composed.ok && composed.supergraphSdl).toContain(
    'discount: Int! @join__field(graph: OFFERS, requires: "total")',
  );
});

test('services that do not fit are refused with every reason', () => {
  const wrong = { name: 'wrong', sdl: `${link} type Trip @key(fields: "id") { id: ID! total: String! }` };
  const composed = composeSupergraph([trips, offers, wrong]);
  expect(composed.ok).toBe(false);
  expect(!composed.ok && composed.errors.join('\n')).toMatch(/Trip\.total/);
});
