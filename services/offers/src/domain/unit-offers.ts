import { proportion } from '@rayon/kernel';
import type { Unit } from './basket';
import type { Candidate } from './candidates';
import { byRank, type CompiledCampaign } from './compiled-campaign';

/** What a unit benefit takes off a remaining price, in hundredths of a minor unit, so that shares stay exact. */
export const hundredthsOff = (campaign: CompiledCampaign, unit: Unit, remainingMinor: number): number => {
  const { benefit } = campaign;
  switch (benefit.kind) {
    case 'percent-off':
      return remainingMinor * benefit.percent;
    case 'amount-off':
      return 100 * Math.min(remainingMinor, priced(benefit.amountMinor, unit));
    case 'fixed-price':
      return 100 * Math.max(0, remainingMinor - priced(benefit.amountMinor, unit));
    default:
      return 0;
  }
};

/** An amount stated per piece or per kilogram, for this unit. */
const priced = (amountMinor: number, { line }: Unit): number =>
  line.weightGrams === undefined ? amountMinor : proportion(amountMinor, line.weightGrams, 1000);

/** The exclusive unit offer that would take a unit, and what it is worth there. */
export type UnitWinner = Readonly<{ campaign: CompiledCampaign; hundredths: number }>;

/**
 * Gives every unit its best exclusive unit offer: the most off, ties to the higher priority, then to the
 * smaller id. An offer limited per trip keeps the units on which it beats the next best by most; the others
 * fall to their next best. The answer is by unit index.
 */
export const bestUnitOffers = (
  candidates: readonly Candidate[],
  unitCount: number,
): ReadonlyMap<number, UnitWinner> => {
  const choices: UnitWinner[][] = Array.from({ length: unitCount }, () => []);
  for (const { campaign, units } of candidates)
    for (const unit of units) {
      const hundredths = hundredthsOff(campaign, unit, unit.priceMinor);
      if (hundredths > 0) choices[unit.index]?.push({ campaign, hundredths });
    }
  for (const list of choices)
    if (list.length > 1) list.sort((a, b) => b.hundredths - a.hundredths || byRank(a.campaign, b.campaign));

  const limited = candidates
    .map(({ campaign }) => campaign)
    .filter(({ content }) => content.limits.perTrip !== undefined)
    .sort(byRank);
  // Every round takes at least one choice away for good, so that it ends.
  for (let changed = limited.length > 0; changed; ) {
    changed = false;
    for (const campaign of limited) changed = keepWithinTripLimit(campaign, choices) || changed;
  }

  const winners = new Map<number, UnitWinner>();
  for (const [index, [best]] of choices.entries()) if (best) winners.set(index, best);
  return winners;
};

const keepWithinTripLimit = (campaign: CompiledCampaign, choices: UnitWinner[][]): boolean => {
  const won = choices.filter(([best]) => best?.campaign === campaign);
  const tooMany = won.length - (campaign.content.limits.perTrip ?? won.length);
  if (tooMany <= 0) return false;
  const advantage = ([best, next]: readonly UnitWinner[]) =>
    (best?.hundredths ?? 0) - (next?.hundredths ?? 0);
  // Stable sort over the canonical order: of equal units the later ones fall away.
  const weakestFirst = [...won].reverse().sort((left, right) => advantage(left) - advantage(right));
  for (const list of weakestFirst.slice(0, tooMany)) list.shift();
  return true;
};
