import { proportion } from './money';

/** All of it, in hundredths of a percent. */
export const basisPointsMax = 10_000;

/** A percentage as hundredths of a percent; exact for one of up to two decimals. */
export const basisPointsOf = (percent: number): number => Math.round(percent * 100);

/** Whether it has two decimals at most, and is not below nothing nor above all of it. */
export const isPercentage = (percent: number): boolean =>
  percent >= 0 && percent <= 100 && basisPointsOf(percent) / 100 === percent;

/** The VAT in an amount of that rate, in minor units, halves up. A rate that is not known has none. */
export const vatIn = (grossMinor: number, vatBasisPoints = 0): number =>
  proportion(grossMinor, vatBasisPoints, basisPointsMax + vatBasisPoints);

/** An amount without VAT as one of that rate with it, in minor units, halves up. */
export const withVat = (netMinor: number, vatBasisPoints = 0): number =>
  proportion(netMinor, basisPointsMax + vatBasisPoints, basisPointsMax);
