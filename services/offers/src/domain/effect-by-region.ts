import { brandPeopleMin } from './brand-people';
import { type ArmFigures, addedUp } from './effect';

/** What the people of one side bought who began in one region; absent: in stores that were in none. */
export type RegionFigures = ArmFigures & Readonly<{ region?: string | undefined }>;

/** The regions of figures in their order, stores without one last. */
export const regionsOf = (figures: readonly RegionFigures[]): (string | undefined)[] =>
  [...new Set(figures.map(({ region }) => region))].sort();

/** Figures added up by region, side and currency. */
export const addedUpByRegion = (figures: readonly RegionFigures[]): RegionFigures[] =>
  regionsOf(figures).flatMap((region) =>
    addedUp(figures.filter((one) => one.region === region)).map((one) =>
      region === undefined ? one : { ...one, region },
    ),
  );

/** People on the side that has fewer. */
const smallerSide = (figures: readonly ArmFigures[]): number => {
  const on = (arm: ArmFigures['arm']) =>
    figures.filter((one) => one.arm === arm).reduce((sum, { people }) => sum + people, 0);
  return Math.min(on('offered'), on('control'));
};

/**
 * The figures of the regions that a brand is told of, each about enough people on both sides. As the brand knows what all regions come
 * to, what is not told is about nobody or about enough people, too: else the smallest regions that could be told are not.
 */
export const toldByRegion = (figures: readonly RegionFigures[]): RegionFigures[] =>
  [...new Set(figures.map(({ currency }) => currency))].flatMap((currency) =>
    toldInCurrency(addedUpByRegion(figures.filter((one) => one.currency === currency))),
  );

const toldInCurrency = (figures: readonly RegionFigures[]): RegionFigures[] => {
  const of = (region: string) => figures.filter((one) => one.region === region);
  const told = new Set(
    regionsOf(figures)
      .flatMap((region) => region ?? [])
      .filter((region) => smallerSide(of(region)) >= brandPeopleMin)
      .sort((left, right) => smallerSide(of(right)) - smallerSide(of(left))),
  );
  const isTold = ({ region }: RegionFigures) => region !== undefined && told.has(region);
  for (const smallest of [...told].reverse()) {
    const rest = figures.filter((one) => !isTold(one));
    if (rest.length === 0 || smallerSide(rest) >= brandPeopleMin) break;
    told.delete(smallest);
  }
  return figures.filter(isTold);
};
