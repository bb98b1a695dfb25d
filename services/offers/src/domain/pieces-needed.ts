import type { Unit } from './basket';
import { type Benefit, isBundle } from './campaign-content';
import { type CompiledCampaign, partsOf } from './compiled-campaign';
import { keysOfLine } from './target';

/** Whether one piece, whatever it costs, may be too little for the benefit. */
export const takesSeveral = (benefit: Benefit): boolean =>
  benefit.kind === 'n-for-m' || benefit.kind === 'buy-get' || benefit.kind === 'steps' || isBundle(benefit);

/** Pieces of a basket, and what they cost before offers. */
type Pieces = { count: number; minor: number };

const none: Readonly<Pieces> = { count: 0, minor: 0 };

/**
 * Pieces of a basket by what a line is found by, counted once for all campaigns: whether they are enough for one set of a benefit, or
 * for its first step. What several keys of a target find is counted for each of them, so that it may say so of a set that does not
 * come about, and never the other way round.
 */
export class PiecesByKey {
  private readonly all: Pieces = { ...none };
  private readonly byKey = new Map<string, Pieces>();

  constructor(units: readonly Unit[]) {
    let keys: readonly string[] = [];
    for (const [at, { line, priceMinor }] of units.entries()) {
      if (units[at - 1]?.line !== line) keys = keysOfLine(line);
      add(this.all, priceMinor);
      for (const key of keys) {
        const known = this.byKey.get(key);
        if (known) add(known, priceMinor);
        else this.byKey.set(key, { count: 1, minor: priceMinor });
      }
    }
  }

  areEnoughFor({ targetKeys, partKeys, onlyBrandId }: CompiledCampaign, benefit: Benefit): boolean {
    if (!takesSeveral(benefit)) return true;
    const own = onlyBrandId === undefined ? this.all : this.under(`b:${onlyBrandId}`);
    const target = this.of(targetKeys, own);
    switch (benefit.kind) {
      case 'n-for-m':
        return target.count >= benefit.take;
      case 'buy-get':
      case 'bundle-price':
      case 'bundle-percent-off': {
        const parts = partsOf(benefit);
        const isGot = benefit.kind === 'buy-get';
        const taken = parts.reduce((sum, { quantity }) => sum + quantity, isGot ? 1 : benefit.quantity);
        return (
          own.count >= taken &&
          target.count >= (isGot ? 1 : benefit.quantity) &&
          parts.every(({ quantity }, at) => this.of(partKeys[at] ?? [], own).count >= quantity)
        );
      }
      case 'steps': {
        const first = benefit.steps[0]?.from ?? 0;
        return (benefit.by === 'quantity' ? target.count : target.minor) >= first;
      }
      default:
        return true;
    }
  }

  /** Of none of the keys in particular: all of them. */
  private of(keys: readonly string[], all: Readonly<Pieces>): Readonly<Pieces> {
    if (keys.length === 0) return all;
    let [count, minor] = [0, 0];
    for (const key of keys) {
      const found = this.under(key);
      count += found.count;
      minor += found.minor;
    }
    return { count: Math.min(count, all.count), minor: Math.min(minor, all.minor) };
  }

  private under(key: string): Readonly<Pieces> {
    return this.byKey.get(key) ?? none;
  }
}

const add = (pieces: Pieces, priceMinor: number): void => {
  pieces.count += 1;
  pieces.minor += priceMinor;
};
