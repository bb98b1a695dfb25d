import { comparedText, idFromName } from '@rayon/kernel';

/** A maker's or the retailer's own mark. */
export type Brand = Readonly<{ brandId: string; name: string; version: number }>;

/** A new brand's id follows from its name, however it is spelled. One of before keeps the id it has. */
export const brandIdOf = (name: string): string => idFromName(`brand:${comparedText(name)}`);

/** Which of the brands whose names compare alike is meant: earlier versions told some spellings apart. */
export const brandNamed = <Known extends Brand>(alike: readonly Known[], name: string): Known | undefined =>
  alike.find((brand) => brand.name === name) ?? alike[0];

/** The brand after somebody wrote its name; the same object when nothing changed. */
export const definedBrand = (present: Brand | undefined, name: string): Brand =>
  present?.name === name
    ? present
    : { brandId: present?.brandId ?? brandIdOf(name), name, version: (present?.version ?? 0) + 1 };
