import { type Unit, worthOf } from './basket';
import type { Benefit, CampaignContent, Step } from './campaign-content';
import type { Missing } from './conditions';

/** What a benefit comes to on these units, and how far its next step is. */
type Reached = Readonly<{ benefit?: Benefit; next?: Missing }>;

/**
 * Of steps the highest that is reached, or the only one as often as it is, measured on prices before any offer; any other benefit
 * is itself.
 */
export const reachedStep = (
  benefit: Benefit,
  units: readonly Unit[],
  { perTrip = Number.POSITIVE_INFINITY }: CampaignContent['limits'],
): Reached => {
  if (benefit.kind !== 'steps') return { benefit };
  const { by, gives, steps, repeats } = benefit;
  const measured = by === 'quantity' ? units.length : worthOf(units);
  const [only] = steps;
  if (repeats && only) {
    const times = Math.min(perTrip, Math.floor(measured / only.from));
    const missing = (times + 1) * only.from - measured;
    return {
      ...(times > 0 ? { benefit: given(gives, { ...only, off: times * only.off }) } : {}),
      ...(times < perTrip ? { next: lacking(by, missing, 1 - missing / only.from) } : {}),
    };
  }
  const at = steps.findLastIndex(({ from }) => from <= measured);
  const next = steps[at + 1];
  return {
    ...(steps[at] ? { benefit: given(gives, steps[at]) } : {}),
    ...(next ? { next: lacking(by, next.from - measured, measured / next.from) } : {}),
  };
};

const lacking = (by: 'amount' | 'quantity', missing: number, progress: number): Missing => ({
  progress,
  ...(by === 'quantity' ? { quantity: missing } : { minor: missing }),
});

const given = (gives: 'percent' | 'amount', { off }: Step): Benefit =>
  gives === 'percent'
    ? { kind: 'percent-off', percent: off }
    : { kind: 'basket-amount-off', amountMinor: off };
