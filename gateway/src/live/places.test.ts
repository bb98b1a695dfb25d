import { liveLimits } from './limits';
import { createPlaces } from './places';

const full = expect.objectContaining({ extensions: { code: 'TOO_MANY_FEEDS' } });

test('an actor holds five feeds at the most, and has room again when one ends', () => {
  const places = createPlaces();
  const leave = Array.from({ length: liveLimits.feedsPerPrincipalMax }, () =>
    places.take({ actor: 'member:1', origin: 'here' }),
  );
  expect(() => places.take({ actor: 'member:1', origin: 'there' })).toThrow(full);
  leave[0]?.();
  places.take({ actor: 'member:1', origin: 'there' });
});

test('one place has room for so many feeds, whoever opens them, and another place for others', () => {
  const places = createPlaces();
  const take = (n: number, origin: string) => places.take({ actor: `member:${n}`, origin });
  for (let n = 0; n < liveLimits.feedsPerOriginMax; n += 1) take(n, 'here');
  expect(() => take(-1, 'here')).toThrow(full);
  take(-1, 'there');
});
