import { median, medianFigures, medianRatios, percentile } from './figures';
import { arrivals, closedLoop, openLoop } from './loops';

const turn = () => new Promise<void>((next) => setImmediate(next));

test('a closed loop keeps as many scans under way as there are devices, and sends no more than asked', async () => {
  let [underWay, most, sent] = [0, 0, 0];
  const timed = await closedLoop(
    async () => {
      sent += 1;
      underWay += 1;
      most = Math.max(most, underWay);
      await turn();
      underWay -= 1;
    },
    { atOnce: 3, count: 10 },
  );
  expect({ sent, most, times: timed.milliseconds.length }).toEqual({ sent: 10, most: 3, times: 10 });
});

test('a scan that waited for a device counts from when its shopper scanned', async () => {
  const releases: (() => void)[] = [];
  const loop = openLoop(() => new Promise<void>((done) => releases.push(done)), { atOnce: 1, due: [0, 0] });
  while (releases.length < 1) await turn();
  const heldFrom = performance.now();
  for (let turns = 0; turns < 20; turns += 1) await turn();
  const held = performance.now() - heldFrom;
  releases[0]?.();
  while (releases.length < 2) await turn();
  releases[1]?.();
  const [, second] = (await loop).milliseconds;
  expect(second).toBeGreaterThanOrEqual(held);
});

test('arrivals rise, and come at about the rate that was asked', () => {
  const due = arrivals(4, 10, () => 1 - Math.exp(-1));
  expect(due.map(Math.round)).toEqual([100, 200, 300, 400]);
});

test('the middle of the rounds is shown, and each ratio is taken within its round', () => {
  const figures = (perSecond: number, milliseconds: number) => ({
    scans: 10,
    perSecond,
    p50: 1,
    p99: 2,
    cpu: [{ process: 'server', milliseconds }],
  });
  const rounds = [
    { rayon: figures(10, 4), bare: figures(100, 1) },
    { rayon: figures(40, 2), bare: figures(100, 1) },
    { rayon: figures(20, 9), bare: figures(400, 1) },
  ];
  expect(medianFigures(rounds.map(({ rayon }) => rayon))).toMatchObject({
    scans: 30,
    perSecond: 20,
    cpu: [{ process: 'server', milliseconds: 4 }],
  });
  expect(medianRatios(rounds)).toEqual({ perSecond: 0.1, p50: 1, cpu: 4 });
});

test('a percentile is a value that was measured', () => {
  const values = [5, 1, 4, 2, 3];
  expect([median(values), percentile(values, 0.99), percentile(values, 0.01)]).toEqual([3, 5, 1]);
});
