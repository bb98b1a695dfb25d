import {
  endTrip,
  type GatewayClient,
  type MutationCall,
  openTrip,
  presentCard,
  type Refusal,
  scan,
} from '@rayon/infra';

/** A call of the scanner's. */
export const scannerCall = (
  mutation: string,
  success: string,
  select: string,
  input: Record<string, unknown>,
): MutationCall => ({ mutation, success, select, input, refusal: 'ScannerRefusal' });

/** The item at a place that must be there. */
export const at = <Item>(items: readonly Item[], index: number): Item => {
  const item = items[index];
  if (item === undefined) throw new Error(`there is no item ${index}`);
  return item;
};

/** What `scanCall` selects, as far as amounts go. */
export type Amounts = {
  line: { id: string; amount: { minor: number } };
  linked: { amount: { minor: number } }[];
};

/** What a scan added to the basket, in minor units. */
export const worth = ({ line, linked }: Amounts): number =>
  [line, ...linked].reduce((sum, { amount }) => sum + amount.minor, 0);

/** The reason of a refusal, or `accepted`. */
export const reasonOf = (outcome: { ok: true } | { ok: false; refusal: Refusal }): string =>
  outcome.ok ? 'accepted' : outcome.refusal.reason;

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
