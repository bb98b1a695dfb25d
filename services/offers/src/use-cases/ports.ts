import type { Translated } from '@rayon/kernel';
import type { Campaign, CampaignStatus } from '../domain/campaign';
import type { RedemptionLine } from '../domain/redemption';

/** A campaign as it is kept. */
export type StoredCampaign = Campaign &
  Readonly<{
    /** Rises with every change of this campaign; the position of its events. */
    revision: number;
    /** Position among the changes of all campaigns: what a process has not seen yet is above what it has. */
    change: number;
    createdAt: Date;
    updatedAt: Date;
  }>;

/** Which campaigns somebody may see and asks for. */
export type CampaignQuery = Readonly<{
  brandId?: string;
  status?: CampaignStatus;
  first: number;
  /** Id of the last campaign already seen; the list goes from the newest to the oldest. */
  after?: string;
}>;

/** Which stores and brands there are, as *catalog* told. */
export type KnownPlaces = Readonly<{
  storesExist: (ids: readonly string[]) => Promise<boolean>;
  brandsExist: (ids: readonly string[]) => Promise<boolean>;
}>;

/** Campaigns and their past versions. */
export type Campaigns = Readonly<{
  find: (campaignIds: readonly string[]) => Promise<StoredCampaign[]>;
  list: (query: CampaignQuery) => Promise<StoredCampaign[]>;
  /** Live campaigns, in pages by id. */
  live: (page: { after?: string; first: number }) => Promise<StoredCampaign[]>;
  /** Campaigns changed since, oldest change first. */
  changedSince: (change: number, first: number) => Promise<StoredCampaign[]>;
  /** The latest position among the changes. */
  latestChange: () => Promise<number>;
  /** Takes the next position; inside a transaction, so that positions become visible in their order. */
  nextChange: () => Promise<number>;
  insert: (campaign: StoredCampaign, by: string) => Promise<void>;
  /** Replaces the campaign when nobody changed it meanwhile; false when somebody did. */
  replace: (campaign: StoredCampaign, by: string) => Promise<boolean>;
}>;

/** A message that was issued on a trip. */
export type IssuedMessage = Readonly<{
  sequence: number;
  messageId: string;
  campaignId: string;
  campaignVersion: number;
  title: Translated;
  body: Translated;
  issuedAt: Date;
  /** The line that made it appear; the message goes when the line goes. */
  lineId?: string;
}>;

/** What this service knows of a trip. */
export type TripCopy = Readonly<{
  tripId: string;
  storeId?: string;
  currency?: string;
  deviceId?: string;
  memberId?: string;
  status: 'open' | 'ended' | 'closed' | 'cancelled';
  /** Version of the basket that was adjudicated last; 0 before. */
  basketVersion: number;
  /** Position of the last event this service published about the trip. */
  eventSequence: number;
  /** Position of the last event of the trip that told who and where. */
  heardSequence: number;
  messages: readonly IssuedMessage[];
  voidedLineIds: readonly string[];
}>;

/** The own copy of trips. */
export type Trips = Readonly<{
  find: (tripIds: readonly string[]) => Promise<TripCopy[]>;
  save: (trip: TripCopy) => Promise<void>;
}>;

/** What this service knows of a member: no name, no address. */
export type MemberCopy = Readonly<{
  memberId: string;
  /** Live consent of the purpose `personalised-offers`. */
  personalised: boolean;
  /** Position of the last consent event taken in. */
  consentSequence: number;
  boughtCategories: readonly string[];
}>;

/** The own copy of members and what they bought. */
export type Members = Readonly<{
  find: (memberId: string) => Promise<MemberCopy | undefined>;
  enrol: (memberId: string, at: Date) => Promise<void>;
  setConsent: (consent: {
    memberId: string;
    personalised: boolean;
    consentSequence: number;
  }) => Promise<void>;
  /** Adds (or with a negative number takes away) kept units of a category. */
  addUnits: (memberId: string, units: ReadonlyMap<string, number>) => Promise<void>;
}>;

/** What a campaign gave in one trip. */
export type StoredRedemption = Readonly<{
  tripId: string;
  campaignId: string;
  version: number;
  brandId?: string;
  memberId?: string;
  basketVersion: number;
  status: 'held' | 'settled' | 'released';
  /** Whether counters hold it: campaigns without limits are only recorded. */
  counted: boolean;
  currency: string;
  discountMinor: number;
  /** What it takes now: less after returns. */
  heldMinor: number;
  /** Whether it still is a use: not when everything rewarded was brought back. */
  used: boolean;
  points: number;
  lines: readonly RedemptionLine[];
  at: Date;
}>;

/** What a counted campaign has given so far, reservations included. */
export type Counters = Readonly<{ uses: number; heldMinor: number }>;

/** Uses of campaigns, and the counters that bound them. */
export type Redemptions = Readonly<{
  ofTrip: (tripId: string) => Promise<StoredRedemption[]>;
  save: (redemption: StoredRedemption) => Promise<void>;
  counters: (campaignIds: readonly string[]) => Promise<ReadonlyMap<string, Counters>>;
  memberUses: (memberId: string, campaignIds: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  /** Adds to the counters; inside a transaction, together with the redemption it is for. */
  count: (change: { campaignId: string; memberId?: string; uses: number; minor: number }) => Promise<void>;
}>;

/** A receipt, as far as returns need it. */
export type ReceiptCopy = Readonly<{
  receiptId: string;
  /** Missing while only a return of it has been heard. */
  tripId?: string;
  memberId?: string;
  lines: readonly Readonly<{ lineId: string; category?: string; quantity?: number; quantityKept: number }>[];
}>;

/** The own copy of receipts. */
export type Receipts = Readonly<{
  find: (receiptId: string) => Promise<ReceiptCopy | undefined>;
  save: (receipt: ReceiptCopy) => Promise<void>;
}>;

/** What came of a campaign so far. */
export type CampaignResults = Readonly<{
  uses: number;
  discountMinor: number;
  messagesIssued: number;
  /** Members (or trips without a card) it gave something to. */
  people: number;
}>;

/** Results of campaigns, by id. */
export type Results = Readonly<{
  of: (campaignIds: readonly string[]) => Promise<ReadonlyMap<string, CampaignResults>>;
}>;

/** Everything that is kept, as one transaction (or a reader outside of any) sees it. */
export type Stores = Readonly<{
  campaigns: Campaigns;
  trips: Trips;
  members: Members;
  redemptions: Redemptions;
  receipts: Receipts;
  results: Results;
}>;
