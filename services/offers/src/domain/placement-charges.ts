import type { Placement } from './campaign-content';
import { isFollowedBy, subjectBy } from './message-subject';
import type { Sale } from './sale';
import type { IssuedMessage, TripCopy } from './trip-copy';

/** What is billed of a message whose place a brand pays for, or taken back of it. */
export type PlacementCharge = Readonly<{
  /** The message; with `/back` what takes it back. */
  chargeId: string;
  campaignId: string;
  version: number;
  brandId: string;
  storeId: string;
  tripId: string;
  /** The member, or the trip of somebody without a card. */
  person: string;
  billing: Placement['billing'];
  /** What came into the basket after this line may have followed. */
  afterSequence: number;
  /** 1, or -1. */
  count: number;
  takenBack?: 1;
  at: Date;
}>;

/** A message whose place somebody pays for, with what is billed of it. */
export type SponsoredMessage = Readonly<{ message: IssuedMessage; billing: Placement['billing'] }>;

/** What is bought of the brand itself follows its message: others of the category are not its to pay for. */
const isBoughtOf = (brandId: string, afterSequence: number, { lines }: Pick<Sale, 'lines'>): boolean =>
  isFollowedBy(
    subjectBy([`b:${brandId}`]),
    afterSequence,
    lines.filter(({ quantity, quantityKept = quantity }) => quantityKept > 0),
  );

/**
 * What is billed of the paid messages of a trip that is over, and those of which nothing is: the device never said that it showed
 * them, or, where redemptions are billed, nothing of the brand was bought after them and kept.
 */
export const chargesOf = (
  {
    tripId,
    storeId = '',
    memberId,
    choices = [],
  }: Pick<TripCopy, 'tripId' | 'storeId' | 'memberId' | 'choices'>,
  sponsored: readonly SponsoredMessage[],
  { sale, at }: Readonly<{ sale: Pick<Sale, 'lines'> | undefined; at: Date }>,
): Readonly<{ charges: readonly PlacementCharge[]; free: readonly IssuedMessage[] }> => {
  const charges: PlacementCharge[] = [];
  const free: IssuedMessage[] = [];
  for (const { message, billing } of sponsored) {
    const { messageId, campaignId, campaignVersion: version, sponsorId: brandId = '', shownAt } = message;
    const afterSequence = choices.find((choice) => choice.campaignId === campaignId)?.afterSequence ?? 0;
    const isDue =
      billing === 'impression' || (sale !== undefined && isBoughtOf(brandId, afterSequence, sale));
    if (shownAt === undefined || !isDue) {
      free.push(message);
      continue;
    }
    charges.push({
      chargeId: messageId,
      campaignId,
      version,
      brandId,
      storeId,
      tripId,
      person: memberId ?? tripId,
      billing,
      afterSequence,
      count: 1,
      at,
    });
  }
  return { charges, free };
};

/** Of the charges of a trip those that what was brought back undoes, each once: nothing of the brand is kept that followed. */
export const takenBackBy = (
  charges: readonly PlacementCharge[],
  sale: Pick<Sale, 'lines'>,
  at: Date,
): PlacementCharge[] => {
  const known = new Set(charges.map(({ chargeId }) => chargeId));
  return charges
    .filter(
      ({ chargeId, billing, count, brandId, afterSequence }) =>
        billing === 'redemption' &&
        count > 0 &&
        !known.has(backOf(chargeId)) &&
        !isBoughtOf(brandId, afterSequence, sale),
    )
    .map((charge) => ({ ...charge, chargeId: backOf(charge.chargeId), count: -1, takenBack: 1, at }));
};

const backOf = (chargeId: string): string => `${chargeId}/back`;
