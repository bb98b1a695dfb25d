import { newId } from '@rayon/kernel';
import { type GraphQLField, isRequiredArgument } from 'graphql';
import { objectType, selectionOf } from './api-schema';
import { picture } from './picture';
import { type PrincipalName, type Side, sides } from './principals';
import { probesOfMutations } from './probes-of-mutations';
import type { Belongings, TwoShops } from './two-shops';

/** An operation to send. */
type Operation = Readonly<{ query: string; variables?: Readonly<Record<string, unknown>> }>;

/** How one field is asked about: for each side's things and for things that do not exist. */
export type Probe = Readonly<{
  /** Whether the field is asked with an id; without one a single question is asked. */
  addressed: boolean;
  /** The question about these things; made anew each time, so that command ids differ. */
  ask: (things: Belongings, principal: PrincipalName) => Operation | Promise<Operation>;
  /** Whether the answer shows something of this side. */
  shows: (data: unknown, side: Side) => boolean;
}>;

/** Everything the test asks, by field. */
export const probesOf = (shops: TwoShops): Readonly<Record<string, Probe>> => ({
  ...probesOfEntities(shops),
  ...probesOfQueries(shops),
  ...probesOfMutations(shops),
});

/** Ids of things that do not exist. */
export const nobodys = (like: Belongings): Belongings =>
  Object.fromEntries(
    Object.entries(like).map(([name, value]) => [
      name,
      name.endsWith('Id') ? newId() : name === 'transferCode' ? 'RYT-AAAA-BBBB-CCCC' : `no-${value}`,
    ]),
  ) as unknown as Belongings;

const holds = (data: unknown, text: string) => JSON.stringify(data ?? null).includes(JSON.stringify(text));

/** Asked with nothing; the answer shows what of which side it holds. */
const plain = (query: string, mark: (side: Side) => string): Probe => ({
  addressed: false,
  ask: () => ({ query }),
  shows: (data, side) => holds(data, mark(side)),
});

/** Asked by id; the answer shows the thing when it holds its mark. */
const byId = (
  query: string,
  variables: (things: Belongings) => Record<string, unknown>,
  mark: (side: Side) => string,
): Probe => ({
  addressed: true,
  ask: (things) => ({ query, variables: variables(things) }),
  shows: (data, side) => holds(data, mark(side)),
});

const probesOfQueries = ({ things, businessDate }: TwoShops): Record<string, Probe> => {
  const of = (name: keyof Belongings) => (side: Side) => things[side][name];
  const id = (name: keyof Belongings) => (asked: Belongings) => ({ id: asked[name] });
  /** Shown to everybody alike, or to nobody: it has no sides. */
  const shared = (query: string, text: string): Probe => plain(query, () => text);
  return {
    'Query.stores': plain('{ stores { id } }', of('storeId')),
    'Query.store': byId('query ($id: ID!) { store(id: $id) { id } }', id('storeId'), of('storeId')),
    'Query.brands': plain('{ brands(first: 100) { items { id } } }', of('brandId')),
    'Query.article': byId('query ($id: ID!) { article(id: $id) { id } }', id('articleId'), of('articleId')),
    'Query.articleByCode': shared(`{ articleByCode(code: "2000000002033") { reference } }`, 'bouteille-203'),
    'Query.articles': shared('{ articles(first: 100) { items { reference } } }', 'bouteille-203'),
    'Query.categories': shared('{ categories }', 'Boissons'),
    'Query.consentWordings': shared('{ consentWordings { purpose } }', 'personalised-offers'),
    'Query.session': {
      addressed: false,
      ask: () => ({ query: '{ session { kind id storeIds brandId } }' }),
      // Everybody is told who they are, and nothing of the other side.
      shows: (data, side) => {
        const other = things[side === 'here' ? 'elsewhere' : 'here'];
        const strange = [other.memberId, other.deviceId, other.terminalId, other.brandId, other.storeId];
        return (
          /"session":{"kind":"[A-Z]+"/.test(JSON.stringify(data ?? null)) &&
          !strange.some((text) => holds(data, text))
        );
      },
    },
    'Query.me': plain('{ me { id } }', of('memberId')),
    'Query.devices': plain('{ devices(first: 100) { items { id } } }', of('deviceId')),
    'Query.staff': plain('{ staff(first: 100) { items { storeIds } } }', of('storeId')),
    'Query.employees': shared('{ employees { __typename } }', 'EmployeePage'),
    'Query.pointsAdjustments': shared('{ pointsAdjustments { __typename } }', 'PointsAdjustmentPage'),
    'Query.member': byId('query ($id: ID!) { member(id: $id) { id } }', id('memberId'), of('memberId')),
    'Query.ledgerAudit': shared('{ ledgerAudit { accounts __typename } }', 'LedgerAudit'),
    'Query.programmeTerms': shared('{ programmeTerms { version __typename } }', 'ProgrammeTerms'),
    'Query.tierProgramme': shared('{ tierProgramme { version __typename } }', 'TierProgramme'),
    'Query.campaigns': plain('{ campaigns(first: 100) { items { id } } }', of('campaignId')),
    'Query.campaign': byId(
      'query ($id: ID!) { campaign(id: $id) { id } }',
      id('campaignId'),
      of('campaignId'),
    ),
    'Query.whyNotOnReceipt': byId(
      `query ($storeId: ID!, $day: String!, $number: String!, $total: SafeInt!, $id: ID!) {
        whyNotOnReceipt(storeId: $storeId, businessDate: $day, number: $number, totalMinor: $total, campaignId: $id) {
          __typename } }`,
      ({ storeId, receiptNumber, receiptTotalMinor, campaignId }) => ({
        storeId,
        day: businessDate,
        number: receiptNumber,
        total: Number(receiptTotalMinor.replace(/\D/g, '')),
        id: campaignId,
      }),
      () => 'WhyNot',
    ),
    'Query.audienceReach': shared('{ audienceReach(kind: MEMBERS) { __typename } }', 'AudienceReach'),
    'Query.pictureFile': shared(`{ pictureFile(address: "${picture.address}") { type } }`, 'image/png'),
    'Query.dryRun': byId('query ($id: ID!) { dryRun(id: $id) { id } }', id('dryRunId'), of('dryRunId')),
    'Query.trip': byId('query ($id: ID!) { trip(id: $id) { id } }', id('paidTripId'), of('paidTripId')),
    'Query.currentTrip': plain('{ currentTrip { id } }', of('openTripId')),
    'Query.claimedTrips': plain('{ claimedTrips { items { id } } }', of('claimedTripId')),
    'Query.tripsNeedingHelp': byId(
      'query ($id: ID!) { tripsNeedingHelp(storeId: $id) { id } }',
      id('storeId'),
      of('claimedTripId'),
    ),
    'Query.receipt': byId('query ($id: ID!) { receipt(id: $id) { id } }', id('receiptId'), of('receiptId')),
    'Query.receiptsByNumber': byId(
      `query ($storeId: ID!, $day: String!, $number: String!) {
        receiptsByNumber(storeId: $storeId, businessDate: $day, number: $number) { id } }`,
      ({ storeId, receiptNumber }) => ({ storeId, day: businessDate, number: receiptNumber }),
      of('receiptId'),
    ),
    'Article.priceHistory': byId(
      `query ($articleId: ID!, $storeId: ID!) {
        article(id: $articleId) { priceHistory(storeId: $storeId) { __typename } } }`,
      ({ storeId }) => ({ articleId: things.here.articleId, storeId }),
      () => 'PriceStep',
    ),
    'Query.myChallenges': shared('{ myChallenges { __typename } }', 'MyChallenges'),
    'Query.myQuiet': shared('{ myQuiet }', 'myQuiet'),
    'Query.myOffers': shared('{ myOffers { __typename } }', 'MemberOfferPage'),
    'Query.myReceipts': plain('{ myReceipts { items { id } } }', of('receiptId')),
  };
};

/** The way to each entity: a query that gives it, with `%` where its field goes. */
const ways = {
  Store: { query: 'query ($id: ID!) { store(id: $id) { id % } }', by: 'storeId', path: ['store'] },
  Article: { query: 'query ($id: ID!) { article(id: $id) { id % } }', by: 'articleId', path: ['article'] },
  Brand: {
    query: '{ brands(first: 100) { items { id % } } }',
    by: 'brandId',
    path: ['brands', 'items', 0],
  },
  Trip: { query: 'query ($id: ID!) { trip(id: $id) { id % } }', by: 'paidTripId', path: ['trip'] },
  Receipt: { query: 'query ($id: ID!) { receipt(id: $id) { id % } }', by: 'receiptId', path: ['receipt'] },
  Member: {
    query: 'query ($id: ID!) { trip(id: $id) { id member { id % } } }',
    by: 'paidTripId',
    path: ['trip', 'member'],
  },
  Campaign: {
    query: 'query ($id: ID!) { campaign(id: $id) { id % } }',
    by: 'campaignId',
    path: ['campaign'],
  },
} as const satisfies Record<
  string,
  { query: string; by: keyof Belongings; path: readonly (string | number)[] }
>;

/** What one campaign has and one with everything else has not: which is asked about it. */
const ofAnother: Readonly<Record<string, 'measuredCampaignId' | 'codeCampaignId' | 'paidCampaignId'>> = {
  'Campaign.ownChoice': 'measuredCampaignId',
  'Campaign.experiment': 'measuredCampaignId',
  'Campaign.stopRules': 'measuredCampaignId',
  'Campaign.effect': 'measuredCampaignId',
  'Campaign.usesPerCode': 'codeCampaignId',
  'Campaign.codes': 'codeCampaignId',
  'Campaign.placement': 'paidCampaignId',
  'Campaign.placementBill': 'paidCampaignId',
};

/** Fields that are null in these shops for whoever may see them. */
const emptyHere = new Set([
  'Campaign.returnedReason',
  'Campaign.challengeResults',
  'Article.promotionCapPercent',
  'Trip.pointsPayment',
  'Receipt.paidWithPoints',
]);

const probesOfEntities = ({ things }: TwoShops): Record<string, Probe> =>
  Object.fromEntries(
    Object.entries(ways).flatMap(([type, way]) =>
      Object.values(objectType(type).getFields()).map((field) => [
        `${type}.${field.name}`,
        entityProbe(`${type}.${field.name}`, field, way, things),
      ]),
    ),
  );

const entityProbe = (
  name: string,
  field: GraphQLField<unknown, unknown>,
  way: (typeof ways)[keyof typeof ways],
  things: TwoShops['things'],
): Probe => {
  const by = ofAnother[name] ?? way.by;
  const needed = field.args.find(isRequiredArgument)?.name;
  /** Of the store here, or of the campaign or the receipt of whoever's thing is asked about. */
  const argument = (of: Belongings): string => {
    if (needed === undefined) return '';
    if (needed === 'lines') return `(lines: [{ lineId: "${of.receiptLineId}", quantity: 1 }])`;
    if (needed === 'refundMinor') return '(refundMinor: 0)';
    return needed === 'campaignId'
      ? `(campaignId: "${of.campaignId}")`
      : `(storeId: "${things.here.storeId}")`;
  };
  const asked = (of: Belongings) => `asked: ${field.name}${argument(of)} ${selectionOf(field)}`;
  return {
    addressed: way.query.includes('$id'),
    ask: (of) => ({ query: way.query.replace('%', asked(of)), variables: { id: of[by] } }),
    shows: (data, side) => {
      const parent = at(data, way.path) as { asked?: unknown; id?: string } | undefined;
      if (!parent || !holds(data, things[side][by])) return false;
      if (emptyHere.has(name)) return true;
      // "On their way" is what somebody is told to whom the points are not shown.
      if (name === 'Receipt.points') return holds(parent.asked, 'POSTED');
      return parent.asked !== null && parent.asked !== undefined;
    },
  };
};

const at = (data: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    data,
  );

/** Both sides in order, and nobody's. */
export const targets = [...sides, 'nobody'] as const;
