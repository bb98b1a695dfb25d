import { type Connection, type Model, Schema } from 'mongoose';
import type { Campaign } from '../../domain/campaign';
import type { CampaignContent } from '../../domain/campaign-content';
import type { IssuedMessage, ReceiptCopy, StoredRedemption } from '../../use-cases/ports';

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
export type TripRow = {
  _id: string;
  storeId?: string;
  currency?: string;
  deviceId?: string;
  memberId?: string;
  status: 'open' | 'ended' | 'closed' | 'cancelled';
  basketVersion: number;
  eventSequence: number;
  heardSequence: number;
  messages: IssuedMessage[];
  voidedLineIds: string[];
};

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

const text = { type: String, required: true } as const;
const whole = { type: Number, required: true } as const;
const time = { type: Date, required: true } as const;
const options = { versionKey: false, minimize: false } as const;
/** Contents and lists are checked by the rules before they come here; casting them again would only cost. */
const checked = { type: Schema.Types.Mixed, required: true } as const;

const schemas = {
  campaigns: new Schema<CampaignRow>(
    {
      _id: text,
      brandId: String,
      version: whole,
      status: text,
      returnedReason: String,
      content: checked,
      revision: whole,
      change: whole,
      createdAt: time,
      updatedAt: time,
    },
    options,
  )
    .index({ change: 1 }, { unique: true })
    .index({ status: 1, _id: -1 })
    .index({ brandId: 1, _id: -1 }),
  versions: new Schema<CampaignVersionRow>(
    { _id: text, campaignId: text, version: whole, content: checked, by: text, at: time },
    options,
  ).index({ campaignId: 1, version: 1 }, { unique: true }),
  trips: new Schema<TripRow>(
    {
      _id: text,
      storeId: String,
      currency: String,
      deviceId: String,
      memberId: String,
      status: text,
      basketVersion: whole,
      eventSequence: whole,
      heardSequence: whole,
      messages: checked,
      voidedLineIds: { type: [String], required: true },
    },
    options,
  ).index({ 'messages.campaignId': 1 }),
  members: new Schema<MemberRow>(
    { _id: text, enrolledAt: Date, personalised: { type: Boolean, required: true }, consentSequence: whole },
    options,
  ),
  purchases: new Schema<PurchaseRow>(
    { _id: text, memberId: text, category: text, units: whole },
    options,
  ).index({
    memberId: 1,
    category: 1,
  }),
  redemptions: new Schema<RedemptionRow>(
    {
      _id: text,
      tripId: text,
      campaignId: text,
      version: whole,
      brandId: String,
      memberId: String,
      basketVersion: whole,
      status: text,
      counted: { type: Boolean, required: true },
      currency: text,
      discountMinor: whole,
      heldMinor: whole,
      used: { type: Boolean, required: true },
      points: whole,
      lines: checked,
      at: time,
    },
    options,
  )
    .index({ tripId: 1 })
    .index({ campaignId: 1, status: 1 }),
  counters: new Schema<CounterRow>({ _id: text, uses: whole, heldMinor: whole }, options),
  memberUses: new Schema<MemberUseRow>(
    { _id: text, campaignId: text, memberId: text, uses: whole },
    options,
  ).index({ memberId: 1 }),
  receipts: new Schema<ReceiptRow>({ _id: text, tripId: String, memberId: String, lines: checked }, options),
  positions: new Schema<PositionRow>({ _id: text, value: whole }, options),
};

const modelOf = <Row>(connection: Connection, name: string, schema: Schema<Row>): Model<Row> =>
  (connection.models[name] as Model<Row> | undefined) ?? connection.model<Row>(name, schema, name);

/** The models of this service's database, made once per connection. */
export const offersModels = (connection: Connection) => ({
  campaigns: modelOf(connection, 'campaigns', schemas.campaigns),
  versions: modelOf(connection, 'campaignVersions', schemas.versions),
  trips: modelOf(connection, 'trips', schemas.trips),
  members: modelOf(connection, 'members', schemas.members),
  purchases: modelOf(connection, 'purchases', schemas.purchases),
  redemptions: modelOf(connection, 'redemptions', schemas.redemptions),
  counters: modelOf(connection, 'campaignCounters', schemas.counters),
  memberUses: modelOf(connection, 'memberUses', schemas.memberUses),
  receipts: modelOf(connection, 'receipts', schemas.receipts),
  positions: modelOf(connection, 'positions', schemas.positions),
});

/** The models, as the repositories take them. */
export type OffersModels = ReturnType<typeof offersModels>;
