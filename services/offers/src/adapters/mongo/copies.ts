import { oneOf } from '@rayon/store';
import type { ClientSession } from 'mongoose';
import type { Members, Receipts, Trips } from '../../use-cases/ports';
import type { MemberRow, OffersModels, PurchaseRow, ReceiptRow, TripRow } from './models';

/** The own copy of trips in the store. */
export const tripsIn = ({ trips }: OffersModels, session: ClientSession | undefined): Trips => ({
  find: async (tripIds) => {
    const rows = await trips.find({ _id: oneOf(tripIds) }, null, { session }).lean<TripRow[]>();
    return rows.map(({ _id, ...row }) => ({ tripId: _id, ...row }));
  },
  save: async ({ tripId, ...trip }) => {
    const row: TripRow = {
      _id: tripId,
      ...trip,
      messages: [...trip.messages],
      voidedLineIds: [...trip.voidedLineIds],
    };
    await trips.replaceOne({ _id: tripId }, row, { upsert: true, session });
  },
});

/** The own copy of members and their purchases in the store. */
export const membersIn = (
  { members, purchases }: OffersModels,
  session: ClientSession | undefined,
): Members => ({
  find: async (memberId) => {
    const row = await members.findOne({ _id: memberId }, null, { session }).lean<MemberRow>();
    if (!row) return undefined;
    const { personalised, consentSequence } = row;
    // Without consent the history is not even read.
    const bought = personalised
      ? await purchases.find({ memberId }, null, { session }).lean<PurchaseRow[]>()
      : [];
    const boughtCategories = bought.filter(({ units }) => units > 0).map(({ category }) => category);
    return { memberId, personalised, consentSequence, boughtCategories };
  },
  enrol: async (memberId, at) => {
    await members.updateOne(
      { _id: memberId },
      { $set: { enrolledAt: at }, $setOnInsert: { personalised: false, consentSequence: -1 } },
      { upsert: true, session },
    );
  },
  setConsent: async ({ memberId, personalised, consentSequence }) => {
    await members.updateOne(
      { _id: memberId },
      { $set: { personalised, consentSequence } },
      { upsert: true, session },
    );
  },
  addUnits: async (memberId, units) => {
    for (const [category, change] of units)
      await purchases.updateOne(
        { _id: `${memberId}/${category}` },
        { $inc: { units: change }, $setOnInsert: { memberId, category } },
        { upsert: true, session },
      );
  },
});

/** The own copy of receipts in the store. */
export const receiptsIn = ({ receipts }: OffersModels, session: ClientSession | undefined): Receipts => ({
  find: async (receiptId) => {
    const row = await receipts.findOne({ _id: receiptId }, null, { session }).lean<ReceiptRow>();
    if (!row) return undefined;
    const { _id, ...receipt } = row;
    return { receiptId: _id, ...receipt };
  },
  save: async ({ receiptId, ...receipt }) => {
    await receipts.replaceOne({ _id: receiptId }, { _id: receiptId, ...receipt } satisfies ReceiptRow, {
      upsert: true,
      session,
    });
  },
});
