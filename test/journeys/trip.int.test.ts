import { playTrip, silentNarrator, startInOneProcess } from '@rayon/infra';
import { createLogger } from '@rayon/service-host';
import { type House, openHouse } from './house';

let house: House;
beforeAll(async () => {
  house = await openHouse((where) =>
    startInOneProcess({ ...where, logger: createLogger('journey', { level: 'error' }) }),
  );
}, 180_000);
afterAll(() => house?.stop());

test('a whole trip, from card to returned line, in one process', async () => {
  const played = await playTrip(house.gateway, house.state, silentNarrator);
  expect(played.pointsEarned).toBeGreaterThan(0);
  expect(played.balanceAtTheEnd).toBe(played.pointsEarned - played.pointsReversed);
  expect(played.messages).toContain('Soup with that?');
});
