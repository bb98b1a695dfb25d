import { absent, oneOf, present, type Transaction } from '@rayon/store';
import { badField } from '../domain/campaign-change';
import type { CampaignContent } from '../domain/campaign-content';
import type { CheckedPicture } from '../domain/picture';
import { fitsHandheld } from '../domain/picture-file';
import type { Records } from './records';

/** Pictures that a brand, or the retailer, may have brought and not named yet. */
const looseMax = 100;

/** Whether so many pictures of theirs wait for a campaign that one more is too many. */
export const hasTooMany = async ({ pictures }: Records, brandId: string | undefined): Promise<boolean> =>
  (await pictures.count({ brandId: brandId ?? absent, looseSince: present })) >= looseMax;

/** Keeps a picture until a campaign names it, or its time is over; one that is there already has as much time again. */
export const keepPicture = async (
  { pictures }: Records,
  { pictureId, ...facts }: CheckedPicture,
  { base64, bytes, brandId, at }: { base64: string; bytes: number; brandId: string | undefined; at: Date },
): Promise<void> => {
  const renewed = await pictures.update({ pictureId, looseSince: present }, { set: { looseSince: at } });
  if (renewed > 0) return;
  const owner = brandId === undefined ? {} : { brandId };
  const initially = { ...facts, ...owner, bytes, base64, looseSince: at };
  await pictures.update({ pictureId }, { initially }, { upsert: true });
};

/**
 * From then on they are kept as long as the version that names them: in its transaction, so that none goes meanwhile. Gives
 * the refusal of the first that is not there, or does not fit.
 */
export const namePictures = async (
  { pictures }: Records,
  { session }: Transaction,
  { picture }: Pick<CampaignContent, 'picture'>,
): Promise<ReturnType<typeof badField> | undefined> => {
  if (picture === undefined) return undefined;
  const named = Object.entries(picture);
  const ids = [...new Set(named.flatMap(([, { small, large }]) => [small, large]))];
  const meant = { pictureId: oneOf(ids) };
  await pictures.update(meant, { unset: ['looseSince'] }, { session });
  // Not their bytes.
  const kept = { $project: { width: 1, height: 1, bytes: 1 } };
  const found = await pictures.aggregate<Kept>(meant, [kept], { session });
  const byId = new Map(found.map((one) => [one._id, one]));
  for (const [locale, { small, large }] of named) {
    if (!byId.has(large)) return badField(`picture.${locale}.large`, 'unknown-picture');
    const onHandheld = byId.get(small);
    if (!onHandheld) return badField(`picture.${locale}.small`, 'unknown-picture');
    if (!fitsHandheld(onHandheld))
      return badField(`picture.${locale}.small`, 'picture-too-large-for-handheld');
  }
  return undefined;
};

type Kept = Readonly<{ _id: string; width: number; height: number; bytes: number }>;
