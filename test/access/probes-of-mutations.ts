import { presentCard } from '@rayon/client/shop';
import { newId } from '@rayon/kernel';
import { campaignContent } from './campaign';
import { picture } from './picture';
import type { PrincipalName } from './principals';
import type { Probe } from './probes';
import { inputNameOf, refusalTypeOf } from './refusals';
import { lemonade } from './trips';
import type { Belongings, TwoShops } from './two-shops';

type Input = Readonly<Record<string, unknown>>;
type Result = Readonly<{ __typename?: string; reason?: string; field?: string | null }>;

/** Reasons that mean "as far as you are concerned there is no such thing". */
const unknown = new Set([
  'TRIP_NOT_FOUND',
  'RECEIPT_NOT_FOUND',
  'CAMPAIGN_NOT_FOUND',
  'UNKNOWN_STORE',
  'NOT_YOUR_STORE',
  'DEVICE_NOT_FOUND',
  'TRANSFER_CODE_UNKNOWN',
  'OTHER_STORE',
]);

/** The question a mutation is asked with: a typed answer, and what it is about. */
export const mutationQuery = (mutation: string, success = ''): string =>
  `mutation ($input: ${inputNameOf(mutation)}!) { ${mutation}(input: $input) {
    __typename ${success} ... on ${refusalTypeOf(mutation)} { reason message field } } }`;

const resultOf = (data: unknown): Result | undefined =>
  typeof data === 'object' && data !== null ? (Object.values(data)[0] as Result | undefined) : undefined;

/**
 * Asks each mutation for something that this caller may ask for but that cannot be done, so that asking a
 * thousand times changes nothing: whoever is let in hears why it cannot be done, everybody else does not.
 */
export const probesOfMutations = ({
  as,
  things,
  businessDate,
  password,
}: TwoShops): Record<string, Probe> => {
  /** No thing of anybody is named: being let in is all there is to see. */
  const open = (mutation: string, input: () => Input): [string, Probe] => [
    `Mutation.${mutation}`,
    {
      addressed: false,
      ask: () => ({ query: mutationQuery(mutation), variables: { input: input() } }),
      shows: (data) => resultOf(data)?.__typename !== undefined,
    },
  ];
  /** A thing is named: it is shown when the answer is another one than "no such thing". */
  const about = (
    mutation: string,
    input: (things: Belongings, principal: PrincipalName) => Input | Promise<Input>,
    isUnknown: (result: Result) => boolean = ({ reason }) => unknown.has(reason ?? ''),
  ): [string, Probe] => [
    `Mutation.${mutation}`,
    {
      addressed: true,
      ask: async (of, principal) => ({
        query: mutationQuery(mutation),
        variables: { input: await input(of, principal) },
      }),
      // One thing is asked about at a time, so whatever is shown is of the side that was asked.
      shows: (data) => {
        const result = resultOf(data);
        return result?.__typename !== undefined && !isUnknown(result);
      },
    },
  ];
  const command = () => ({ commandId: newId() });
  const step = (mutation: string) => about(mutation, ({ campaignId }) => ({ ...command(), campaignId }));
  const ofTrip = (mutation: string, trip: keyof Belongings, rest: Input = {}) =>
    about(mutation, (of) => ({ ...command(), tripId: of[trip], ...rest }));
  const person = { ...command(), email: 'x', password: 'x', name: 'X' };

  return Object.fromEntries([
    open('importArticles', () => ({ ...command(), rows: [], dryRun: true })),
    about('setPrice', ({ storeId }) => ({
      ...command(),
      articleId: things.here.articleId,
      storeId,
      minor: -1,
    })),
    open('setSaleStop', () => ({ ...command(), articleId: newId(), saleStop: 'NONE' })),
    open('setMinimumAge', () => ({ ...command(), articleId: newId(), minimumAge: 18 })),
    open('setPurchasePrice', () => ({ ...command(), articleId: newId(), currency: 'EUR', minor: 120 })),
    open('setPromotionCap', () => ({ ...command(), articleId: newId(), promotionCapPercent: 34 })),
    open('setVatRate', () => ({ ...command(), articleId: newId(), vatPercent: 5.5 })),
    open('setTiers', () => ({
      ...command(),
      measure: 'VISITS',
      window: 'CALENDAR',
      graceDays: -1,
      tiers: [],
    })),
    open('adjustPoints', () => ({
      ...command(),
      memberId: newId(),
      points: 10,
      reason: 'GOODWILL',
      note: 'never',
    })),
    open('decidePointsAdjustment', () => ({ ...command(), adjustmentId: newId(), approved: true })),
    open('setProgrammeTerms', () => ({
      ...command(),
      pendingDays: -1,
      expiry: { kind: 'NEVER' },
      timeZone: 'UTC',
    })),
    about('putLot', ({ storeId }) => ({
      ...command(),
      articleId: things.here.articleId,
      storeId,
      lot: 'L1',
      expiresOn: '2031-02-30',
    })),
    about('defineStore', ({ storeReference }) => ({
      ...command(),
      reference: storeReference,
      name: 'N',
      city: 'N',
      currency: 'EUR',
      timeZone: 'Nowhere/Never',
    })),
    open('defineBrand', () => ({ ...command(), name: '' })),
    // Done for whoever may: an invitation that nobody takes up.
    about('createDeviceEnrolment', ({ storeId }) => ({
      ...command(),
      storeId,
      kind: 'TILL',
      label: 'never',
    })),
    open('enrolDevice', () => ({ ...command(), code: 'x', publicKey: { x: 'x', y: 'y' } })),
    open('deviceChallenge', () => ({ deviceId: 'x' })),
    open('signInDevice', () => ({ deviceId: newId(), challenge: 'x', signature: 'x' })),
    // Done for whoever may, once: afterwards it is revoked already.
    about('revokeDevice', ({ spareDeviceId }) => ({ ...command(), deviceId: spareDeviceId })),
    open('enrolMember', () => ({ ...person, name: undefined, firstName: 'X', locale: 'fr', consents: [] })),
    [
      'Mutation.setConsent',
      {
        addressed: false,
        ask: () => ({
          query: mutationQuery('setConsent', '... on ConsentSet { member { id } }'),
          variables: {
            input: { ...command(), purpose: 'personalised-offers', granted: true, wordingVersion: 1 },
          },
        }),
        shows: (data, side) => JSON.stringify(data ?? null).includes(things[side].memberId),
      },
    ],
    [
      'Mutation.setBirthday',
      {
        addressed: false,
        ask: () => ({
          query: mutationQuery('setBirthday', '... on BirthdaySet { member { id } }'),
          variables: { input: { ...command(), birthday: { month: 2, day: 29 } } },
        }),
        shows: (data, side) => JSON.stringify(data ?? null).includes(things[side].memberId),
      },
    ],
    open('presentCard', () => ({ ...command(), content: 'no card' })),
    open('signInMember', () => ({ email: 'x', password: 'x' })),
    open('signInStaff', () => ({ email: 'x', password: 'x' })),
    open('signInBrand', () => ({ email: 'x', password: 'x' })),
    open('refreshSession', () => ({ refreshToken: 'x' })),
    open('signOut', () => ({ refreshToken: 'x' })),
    open('changePassword', () => ({ ...command(), currentPassword: password, newPassword: 'x' })),
    about('createStaff', ({ storeId }) => ({
      ...person,
      email: 'weak@staff.example',
      password: '0123456789',
      role: 'MARKETER',
      storeIds: [storeId],
    })),
    open('setEmployee', () => ({ ...command(), email: 'nobody@example.org', employed: true })),
    open('createBrandUser', () => ({ ...person, brandId: newId() })),
    about(
      'draftCampaign',
      ({ brandId, storeId }) => ({
        ...command(),
        ...campaignContent({ brandId, storeId }),
        brandId,
        from: '2020-01-01T00:00:00.000Z',
        to: '2020-02-01T00:00:00.000Z',
      }),
      ({ reason, field }) => reason === 'NOT_YOUR_STORE' || (reason === 'BAD_INPUT' && field === 'brandId'),
    ),
    about('reviseCampaign', ({ campaignId, storeId, brandId }) => ({
      ...command(),
      ...campaignContent({ storeId, brandId }),
      campaignId,
    })),
    ...['submitCampaign', 'approveCampaign', 'launchCampaign', 'pauseCampaign', 'endCampaign'].map(step),
    about('returnCampaign', ({ campaignId }) => ({ ...command(), campaignId, reason: 'no' })),
    open('uploadPicture', () => ({ base64: picture.base64 })),
    about('generateCodes', ({ codeCampaignId }) => ({
      ...command(),
      campaignId: codeCampaignId,
      count: 1,
    })),
    about('importCodes', ({ codeCampaignId }) => ({
      ...command(),
      campaignId: codeCampaignId,
      codes: ['CODE'],
    })),
    // No period: nothing is begun.
    about('startDryRun', ({ campaignId }) => ({
      ...command(),
      campaignId,
      from: '2020-02-01T00:00:00.000Z',
      to: '2020-01-01T00:00:00.000Z',
    })),
    about(
      'setDeclined',
      ({ openTripId }) => ({ ...command(), campaignId: newId(), declined: true, tripId: openTripId }),
      ({ reason }) => reason === 'TRIP_NOT_FOUND',
    ),
    about(
      'activateOffer',
      ({ openTripId }) => ({ ...command(), campaignId: newId(), tripId: openTripId }),
      ({ reason }) => reason === 'TRIP_NOT_FOUND',
    ),
    open('setQuiet', () => ({ ...command(), quiet: false })),
    ...['chooseChallenge', 'giveUpChallenge'].map((name) =>
      open(name, () => ({ ...command(), campaignId: newId() })),
    ),
    about('recordImpressions', ({ openTripId }) => ({ tripId: openTripId, messageIds: [newId()] })),
    [
      'Mutation.openTrip',
      {
        addressed: false,
        ask: () => ({
          query: `mutation ($input: OpenTripInput!) { openTrip(input: $input) {
            __typename ... on ScannerRefusal { reason tripId } } }`,
          variables: { input: command() },
        }),
        // The machine is busy with its own trip, and is told which.
        shows: (data, side) => JSON.stringify(data ?? null).includes(things[side].openTripId),
      },
    ],
    about('attachCard', async ({ paidTripId }, principal) => ({
      ...command(),
      tripId: paidTripId,
      presentation: await presentationFor(principal),
    })),
    ofTrip('scan', 'paidTripId', { code: lemonade }),
    ofTrip('voidLine', 'openTripId', { lineId: newId() }),
    ofTrip('enterCoupon', 'paidTripId', { code: 'TEN' }),
    ofTrip('removeCoupon', 'paidTripId', { code: 'TEN' }),
    ofTrip('endTrip', 'paidTripId'),
    ofTrip('cancelTrip', 'paidTripId'),
    ofTrip('approveAge', 'paidTripId', { approved: true }),
    ofTrip('completeAudit', 'paidTripId', { outcome: 'CLEAN' }),
    about('claimBasket', ({ transferCode }) => ({ ...command(), transferCode })),
    ofTrip('removeLineAtTill', 'claimedTripId', { lineId: newId() }),
    about('payWithPoints', async ({ claimedTripId }, principal) => ({
      ...command(),
      tripId: claimedTripId,
      presentation: await presentationFor(principal),
    })),
    ofTrip('letPointsGo', 'claimedTripId'),
    ofTrip('confirmPayment', 'claimedTripId', {
      businessDate,
      receiptNumber: 'never',
      tenders: [{ kind: 'CASH', amountMinor: 1 }],
    }),
    about('returnLines', ({ receiptId }) => ({
      ...command(),
      receiptId,
      lines: [{ lineId: newId(), quantity: 1 }],
    })),
  ]);

  /** A card shown to this very machine; others never come as far as a presentation. */
  async function presentationFor(principal: PrincipalName): Promise<string> {
    if (!/device|terminal/.test(principal)) return 'none';
    const { gsrn } = things[principal.startsWith('other ') ? 'elsewhere' : 'here'];
    return (await presentCard(as[principal], gsrn)).presentation;
  }
};
