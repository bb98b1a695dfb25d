import { comparedText, idFromName } from '@rayon/kernel';

/** A maker's or the retailer's own mark. */
export type Brand = Readonly<{ brandId: string; name: string; version: number }>;

/** A brand's id follows from its name, however it is spelled: case, blanks and joiners do not matter. */
export const brandIdOf = (name: string): string => idFromName(`brand:${comparedText(name)}`);

/** The brand after somebody wrote its name; the same object when nothing changed. */
export const definedBrand = (present: Brand | undefined, name: string): Brand =>
  present?.name === name ? present : { brandId: brandIdOf(name), name, version: (present?.version ?? 0) + 1 };
