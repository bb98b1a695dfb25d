import { setTimeout as pause } from 'node:timers/promises';
import { closedLoop, type Work } from './loops';
import type { ScanningDevice } from './scanning-devices';

/** Devices filled at a time before a measurement. */
const filledAtOnce = 16;
/** So long what follows the last scans may still be worked off before something else is measured. */
const settleMilliseconds = 1_000;

/** Devices whose baskets hold about so many lines; a scan goes to the one that has waited longest. */
export type Baskets = Readonly<{
  /** Opens a new basket on every device and fills it, unmeasured: with as many lines as are measured first, or with so many. */
  fill: (lines?: number) => Promise<void>;
  /** One scan of whichever device is free; refused when its basket has left the size that is measured. */
  scan: Work;
  /** Scans that fit before the baskets must be filled anew. */
  left: () => number;
}>;

/** Baskets of `lines` lines, a few fewer to a few more, so that the middle of what is measured is that size. */
export const basketsOf = (devices: readonly ScanningDevice[], lines: number): Baskets => {
  const span = Math.max(10, Math.ceil(lines * 0.4));
  const from = Math.max(0, lines - span / 2);
  const free: ScanningDevice[] = [...devices];
  let left = 0;
  return {
    left: () => left,
    fill: async (wanted = from) => {
      const empty = [...devices];
      await closedLoop(
        async () => {
          const device = empty.pop();
          await device?.openBasket();
          for (let line = 0; line < wanted; line += 1) await device?.scan();
        },
        { atOnce: Math.min(filledAtOnce, devices.length), count: devices.length },
      );
      left = devices.length * span;
      await pause(settleMilliseconds);
    },
    scan: async () => {
      const device = free.shift();
      if (!device || left < 1) throw new Error('more scans than baskets have room for');
      left -= 1;
      await device.scan();
      free.push(device);
    },
  };
};
