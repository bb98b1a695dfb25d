import { performance } from 'node:perf_hooks';
import type { GatewayClient } from '@rayon/client';
import { type Checkout, checkOut } from './checkout';
import { percentile } from './figures';
import { closedLoop } from './loops';
import type { ScanningDevice } from './scanning-devices';

/** One line of the table of checkouts; milliseconds. */
export type CheckoutRow = Readonly<{
  how: string;
  lines: number;
  /** Tills that work at once. */
  tills: number;
  checkouts: number;
  /** Receipts per second whose points are posted. */
  receiptsPerSecond: number;
  /** Commands sent to the store per checkout, asking for the price and the points included. */
  commands: number;
  /** Presenting the card and opening the trip, one device at a time; measured once. */
  opening?: Readonly<{ p50: number; p99: number; commands: number }>;
  p50: Omit<Checkout, 'checked'>;
  p99: Omit<Checkout, 'checked'>;
}>;

const parts = ['end', 'claim', 'pay', 'together', 'points'] as const;

const at = (checkouts: readonly Checkout[], share: number): Omit<Checkout, 'checked'> => {
  const of = (part: (typeof parts)[number]) =>
    percentile(
      checkouts.map((checkout) => checkout[part]),
      share,
    );
  return {
    end: of('end'),
    claim: of('claim'),
    pay: of('pay'),
    together: of('together'),
    points: of('points'),
  };
};

/** Checks out the baskets of these devices, as many at once as there are tills. */
export const measureCheckouts = async (
  devices: readonly ScanningDevice[],
  {
    tills,
    associate,
    commands,
  }: { tills: readonly GatewayClient[]; associate: GatewayClient; commands: () => Promise<number> },
): Promise<Omit<CheckoutRow, 'how' | 'lines'>> => {
  const waiting = [...devices];
  const free = [...tills];
  const checkouts: Checkout[] = [];
  const commandsBefore = await commands();
  const startedAt = performance.now();
  await closedLoop(
    async () => {
      const [device, till] = [waiting.pop(), free.shift()];
      if (!device || !till) return;
      checkouts.push(await checkOut(device.tripId(), { handheld: device.client, till, associate }));
      free.push(till);
    },
    { atOnce: tills.length, count: devices.length },
  );
  const seconds = (performance.now() - startedAt) / 1000;
  return {
    tills: tills.length,
    checkouts: checkouts.length,
    receiptsPerSecond: checkouts.length / seconds,
    commands: ((await commands()) - commandsBefore) / checkouts.length,
    p50: at(checkouts, 0.5),
    p99: at(checkouts, 0.99),
  };
};

/** Opens a trip on each of these devices, one after another; none is open there. */
export const measureOpenings = async (
  devices: readonly ScanningDevice[],
  commands: () => Promise<number>,
): Promise<NonNullable<CheckoutRow['opening']>> => {
  const commandsBefore = await commands();
  const milliseconds: number[] = [];
  for (const device of devices) milliseconds.push(await device.openBasket());
  return {
    p50: percentile(milliseconds, 0.5),
    p99: percentile(milliseconds, 0.99),
    commands: ((await commands()) - commandsBefore) / devices.length,
  };
};
