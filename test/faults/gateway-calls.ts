import type { GatewayClient } from '@rayon/client';
import { endTrip, openTrip, presentCard, scan } from '@rayon/client/shop';

/** The item at a place that must be there. */
export const at = <Item>(items: readonly Item[], index: number): Item => {
  const item = items[index];
  if (item === undefined) throw new Error(`there is no item ${index}`);
  return item;
};

/** What a scan answers, as far as amounts go. */
export type Amounts = {
  line: { id: string; amount: { minor: number } };
  linked: { amount: { minor: number } }[];
};

/** What a scan added to the basket, in minor units. */
export const worth = ({ line, linked }: Amounts): number =>
  [line, ...linked].reduce((sum, { amount }) => sum + amount.minor, 0);

/** The reason of a refusal, or `accepted`. */
export const reasonOf = (answer: object): string => ('reason' in answer ? String(answer.reason) : 'accepted');

/** A basket that waits for a till, with a card or without. */
export const endedBasket = async (
  handheld: GatewayClient,
  { codes, gsrn }: { codes: readonly string[]; gsrn?: string },
): Promise<{ tripId: string; transferCode: string }> => {
  const card = gsrn === undefined ? undefined : await presentCard(handheld, gsrn);
  const trip = await openTrip(handheld, card?.presentation);
  for (const code of codes) await scan(handheld, { tripId: trip.id, code });
  const { transferCode } = await endTrip(handheld, trip.id);
  return { tripId: trip.id, transferCode };
};
