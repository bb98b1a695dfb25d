import { knownIdsIn } from '@rayon/messaging';
import { modelOf, required } from '@rayon/store';
import { type Connection, Schema } from 'mongoose';
import type { Campaign } from '../../domain/campaign';
import type { CampaignContent } from '../../domain/campaign-content';
import type { ReceiptCopy, StoredRedemption, TripCopy } from '../../use-cases/ports';

/** A campaign; `_id` is a UUIDv7, so that its order is the order of drafting. */
export type CampaignRow = {
  _id: string;
  brandId?: string;
  version: number;
  status: Campaign['status'];
  returnedReason?: string;
  content: CampaignContent;
  revision: number;
  change: number;
  createdAt: Date;
  updatedAt: Date;
};

/** A content a campaign had or has; `_id` is `<campaign>/<version>`. */
export type CampaignVersionRow = {
  _id: string;
  campaignId: string;
  version: number;
  content: CampaignContent;
  by: string;
  at: Date;
};

/** A trip as this service knows it. */
export type TripRow = Omit<TripCopy, 'tripId'> & { _id: string };

/** A member as this service knows them. */
export type MemberRow = { _id: string; enrolledAt?: Date; personalised: boolean; consentSequence: number };

/** Units of a category a member bought and kept; `_id` is `<member>/<category>`. */
export type PurchaseRow = { _id: string; memberId: string; category: string; units: number };

/** `_id` is `<trip>/<campaign>`. */
export type RedemptionRow = StoredRedemption & { _id: string };

/** What a counted campaign has given; `_id` is the campaign. */
export type CounterRow = { _id: string; uses: number; heldMinor: number };

/** Trips of one member in which a campaign gave something; `_id` is `<campaign>/<member>`. */
export type MemberUseRow = { _id: string; campaignId: string; memberId: string; uses: number };

/** Receipts, for returns. */
export type ReceiptRow = Omit<ReceiptCopy, 'receiptId'> & { _id: string };

/** The position among all campaign changes. */
export type PositionRow = { _id: string; value: number };

const options = { versionKey: false, minimize: false } as const;

const schemas = {
  campaigns: new Schema<CampaignRow>(
    {
      _id: required.text,
      brandId: String,
      version: required.number,
      status: required.text,
      returnedReason: String,
      content: required.checked,
      revision: required.number,
      change: required.number,
      createdAt: required.instant,
      updatedAt: required.instant,
    },
    options,
  )
    .index({ change: 1 }, { unique: true })
    .index({ status: 1, _id: -1 })
    .index({ brandId: 1, _id: -1 }),
  versions: new Schema<CampaignVersionRow>(
    {
      _id: required.text,
      campaignId: required.text,
      version: required.number,
      content: required.checked,
      by: required.text,
      at: required.instant,
    },
    options,
  ).index({ campaignId: 1, version: 1 }, { unique: true }),
  trips: new Schema<TripRow>(
    {
      _id: required.text,
      storeId: String,
      currency: String,
      deviceId: String,
      memberId: String,
      status: required.text,
      basketVersion: required.number,
      eventSequence: required.number,
      heardSequence: required.number,
      messages: required.checked,
      voidedLineIds: required.texts,
    },
    options,
  ).index({ 'messages.campaignId': 1 }),
  members: new Schema<MemberRow>(
    { _id: required.text, enrolledAt: Date, personalised: required.flag, consentSequence: required.number },
    options,
  ),
  purchases: new Schema<PurchaseRow>(
    { _id: required.text, memberId: required.text, category: required.text, units: required.number },
    options,
  ).index({
    memberId: 1,
    category: 1,
  }),
  redemptions: new Schema<RedemptionRow>(
    {
      _id: required.text,
      tripId: required.text,
      campaignId: required.text,
      version: required.number,
      brandId: String,
      memberId: String,
      basketVersion: required.number,
      status: required.text,
      counted: required.flag,
      currency: required.text,
      discountMinor: required.number,
      heldMinor: required.number,
      used: required.flag,
      points: required.number,
      lines: required.checked,
      at: required.instant,
    },
    options,
  )
    .index({ tripId: 1 })
    .index({ campaignId: 1, status: 1 }),
  counters: new Schema<CounterRow>(
    { _id: required.text, uses: required.number, heldMinor: required.number },
    options,
  ),
  memberUses: new Schema<MemberUseRow>(
    { _id: required.text, campaignId: required.text, memberId: required.text, uses: required.number },
    options,
  ).index({ memberId: 1 }),
  receipts: new Schema<ReceiptRow>(
    { _id: required.text, tripId: String, memberId: String, lines: required.checked },
    options,
  ),
  positions: new Schema<PositionRow>({ _id: required.text, value: required.number }, options),
};

/** The models of this service's database, made once per connection. */
export const offersModels = (connection: Connection) => ({
  campaigns: modelOf(connection, 'campaigns', schemas.campaigns, 'campaigns'),
  versions: modelOf(connection, 'campaignVersions', schemas.versions, 'campaignVersions'),
  trips: modelOf(connection, 'trips', schemas.trips, 'trips'),
  members: modelOf(connection, 'members', schemas.members, 'members'),
  purchases: modelOf(connection, 'purchases', schemas.purchases, 'purchases'),
  redemptions: modelOf(connection, 'redemptions', schemas.redemptions, 'redemptions'),
  counters: modelOf(connection, 'campaignCounters', schemas.counters, 'campaignCounters'),
  memberUses: modelOf(connection, 'memberUses', schemas.memberUses, 'memberUses'),
  receipts: modelOf(connection, 'receipts', schemas.receipts, 'receipts'),
  positions: modelOf(connection, 'positions', schemas.positions, 'positions'),
});

/** The models, as the repositories take them. */
export type OffersModels = ReturnType<typeof offersModels>;

/** Own copy of the ids of stores and brands, told by *catalog*. */
export const knownPlacesIn = (connection: Connection) => ({
  stores: knownIdsIn(connection, { model: 'KnownStore', collection: 'knownStores' }),
  brands: knownIdsIn(connection, { model: 'KnownBrand', collection: 'knownBrands' }),
});
