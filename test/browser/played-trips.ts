import { isRefusal } from '@rayon/client';
import { shopperDocument } from '@rayon/client/operations/shop';
import {
  cancelTrip,
  claimBasket,
  confirmPayment,
  endTrip,
  eventually,
  openTrip,
  presentCard,
  scan,
  settleChecks,
  signInDevice,
  signInPerson,
} from '@rayon/client/shop';
import type { House } from '../journeys/house';

const password = 'rayon-demo-2026';

/** Ends a basket of one article in Lyon, with the code of a member's card or without; gives its transfer code. */
export const leaveBasket = async ({ gateway, state }: House, email?: string): Promise<string> => {
  const { 'lyon-handheld': handheld } = state.devices;
  if (!handheld) throw new Error('the demonstration has no handheld in Lyon');
  const device = await signInDevice(gateway, handheld);
  const member = email && (await signInPerson(gateway, 'signInMember', { email, password }));
  const content = member && (await member.ask(shopperDocument, {})).me?.card.qr.content;
  const card = content ? await presentCard(device, content) : undefined;
  const { id: tripId } = await openTrip(device, card?.presentation);
  await scan(device, { tripId, code: '3017760649193' });
  return (await endTrip(device, tripId)).transferCode;
};

/** Pays baskets of one article in Lyon with a member's card, without a screen; gives the numbers of the receipts. */
export const playTrips = async (
  { gateway, state }: House,
  { email, count, name }: { email: string; count: number; name: string },
): Promise<string[]> => {
  const { 'lyon-handheld': handheld, 'lyon-till': tillDevice } = state.devices;
  if (!handheld || !tillDevice) throw new Error('the demonstration has no devices in Lyon');
  const device = await signInDevice(gateway, handheld);
  const till = await signInDevice(gateway, tillDevice);
  const associate = await signInPerson(gateway, 'signInStaff', { email: 'lyon@rayon.example', password });
  const member = await signInPerson(gateway, 'signInMember', { email, password });
  const { me } = await member.ask(shopperDocument, {});
  if (!me) throw new Error(`${email} is signed in and no member`);
  const numbers = Array.from({ length: count }, (_, index) => `${name}-${index + 1}`);
  for (const receiptNumber of numbers) {
    const card = await presentCard(device, me.card.gsrn);
    const trip = await openTrip(device, card.presentation);
    await scan(device, { tripId: trip.id, code: '3017760649193' });
    const { transferCode } = await endTrip(device, trip.id);
    const basket = await claimBasket(till, transferCode);
    await settleChecks(associate, basket);
    if (!basket.due) throw new Error('a basket has no price');
    const businessDate = new Date().toISOString().slice(0, 10);
    await confirmPayment(till, { tripId: trip.id, due: basket.due, businessDate, receiptNumber });
  }
  return numbers;
};

/** Pays so many pieces of one article in Lyon, without a card, once they are offered what they are to be. */
export const payPieces = async (
  { gateway, state }: House,
  { code, quantity, isOffered, receiptNumber }: PaidPieces,
): Promise<void> => {
  const { 'lyon-handheld': handheld, 'lyon-till': tillDevice } = state.devices;
  if (!handheld || !tillDevice) throw new Error('the demonstration has no devices in Lyon');
  const device = await signInDevice(gateway, handheld);
  const till = await signInDevice(gateway, tillDevice);
  const associate = await signInPerson(gateway, 'signInStaff', { email: 'lyon@rayon.example', password });
  const tripId = await eventually('the pieces to be offered that', async () => {
    const trip = await openTrip(device);
    const scanned = await scan(device, { tripId: trip.id, code, quantity });
    if (!isRefusal(scanned)) {
      const { amount } = scanned.line;
      if (isOffered(scanned.trip.offers?.discount.minor ?? 0, amount.minor)) return trip.id;
    }
    await cancelTrip(device, trip.id);
    return undefined;
  });
  const { transferCode } = await endTrip(device, tripId);
  const basket = await claimBasket(till, transferCode);
  await settleChecks(associate, basket);
  if (!basket.due) throw new Error('a basket has no price');
  const businessDate = new Date().toISOString().slice(0, 10);
  await confirmPayment(till, { tripId, due: basket.due, businessDate, receiptNumber });
};

type PaidPieces = Readonly<{
  code: string;
  quantity: number;
  /** Whether that much off all of them, which cost so much, is what they are to be paid with. */
  isOffered: (offMinor: number, amountMinor: number) => boolean;
  receiptNumber: string;
}>;
