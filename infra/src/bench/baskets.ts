import { setTimeout as pause } from 'node:timers/promises';
import { closedLoop, type Work } from './loops';
import type { ScanningDevice } from './scanning-devices';

/** Devices filled at a time before a measurement. */
const filledAtOnce = 16;
/** So long what follows the last scans may still be worked off before something else is measured. */
const settleMilliseconds = 1_000;

/** Devices whose baskets hold about so many lines; a scan goes to the one that has waited longest. */
export type Baskets = Readonly<{
  /** Opens a new basket on every device and fills it, unmeasured. */
  fill: () => Promise<void>;
  /** One scan of whichever device is free; refused when its basket left the size that is measured. */
  scan: Work;
  /** Scans that fit before the baskets must be filled anew. */
  room: number;
}>;

/** Baskets of `lines` lines, a fifth fewer to a fifth more, so that the middle of what is measured is that size. */
export const basketsOf = (devices: readonly ScanningDevice[], lines: number): Baskets => {
  const from = Math.ceil(lines * 0.8);
  const to = from + 2 * (lines - from);
  const free: ScanningDevice[] = [...devices];
  return {
    room: devices.length * (to - from),
    fill: async () => {
      const empty = [...devices];
      await closedLoop(
        async () => {
          const device = empty.pop();
          await device?.openBasket();
          for (let line = 0; line < from; line += 1) await device?.scan();
        },
        { atOnce: Math.min(filledAtOnce, devices.length), count: devices.length },
      );
      await pause(settleMilliseconds);
    },
    scan: async () => {
      const device = free.shift();
      if (!device) throw new Error('more scans at once than devices');
      if (device.basket().lines >= to) throw new Error(`a basket has outgrown ${to} lines`);
      await device.scan();
      free.push(device);
    },
  };
};
