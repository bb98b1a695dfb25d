import { generateKeyPairSync } from 'node:crypto';
import { checkDigit } from '@rayon/gs1';
import { newId } from '@rayon/kernel';
import { campaignContent } from './campaign';
import type { PrincipalName } from './principals';
import { lemonade } from './trips';
import type { TwoShops } from './two-shops';
import type { UsedCommands } from './used-commands';

/** A request that is well-formed in every member, from somebody who may ask it, and still cannot be done. */
export type RefusedRequest = Readonly<{
  as: PrincipalName;
  input: Record<string, unknown>;
  /** Why not: reached only when every member of the input was found good. */
  reason: string | RegExp;
}>;

const id = newId;

const publicKey = () => {
  const { x, y } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
  return { x, y };
};

const unknownCard = () => {
  const body = '37609990000000001';
  return `${body}${checkDigit(body)}`;
};

/** One such request per mutation. What is wrong with it is always the state of things, never its form. */
export const refusedRequests = (
  { things, businessDate }: TwoShops,
  used: UsedCommands,
): Record<string, RefusedRequest> => {
  const { here } = things;
  const strong = 'nineteen-green-umbrellas';
  const over = { from: '2020-01-01T00:00:00.000Z', to: '2020-02-01T00:00:00.000Z' };
  const ofCampaign = (as: PrincipalName): RefusedRequest => ({
    as,
    input: { commandId: id(), campaignId: here.campaignId },
    reason: 'WRONG_STATUS',
  });
  const ofPaidTrip = (as: PrincipalName, rest: object, reason = 'TRIP_NOT_OPEN'): RefusedRequest => ({
    as,
    input: { commandId: id(), tripId: here.paidTripId, ...rest },
    reason,
  });
  const signIn: RefusedRequest = {
    as: 'anonymous',
    input: { email: 'nobody@nowhere.example', password: strong },
    reason: /INVALID_CREDENTIALS|TOO_MANY_ATTEMPTS/,
  };
  const person = { password: strong, name: 'Noor' };

  return {
    importArticles: {
      as: 'administrator',
      input: {
        commandId: id(),
        dryRun: true,
        rows: [
          {
            reference: 'tisane',
            name: 'Tisane',
            brand: 'Verveine & Co',
            category: 'Tisanes',
            codes: ['3017620422003'],
            soldBy: 'UNIT',
            minimumAge: 0,
            vatPercent: 5.5,
            promotionCapPercent: 34,
            purchasePrices: [{ currency: 'EUR', minor: 60 }],
            deposit: false,
            depositReference: 'consigne-bouteille',
            prices: [{ storeReference: 'nantes', minor: 100 }],
            lots: [{ storeReference: 'nantes', lot: 'L1', expiresOn: '2031-01-01', markdownPercent: 0 }],
            saleStop: 'NONE',
          },
        ],
      },
      reason: 'DRY_RUN',
    },
    setPrice: {
      as: 'administrator',
      input: { commandId: id(), articleId: here.articleId, storeId: id(), minor: 100 },
      reason: 'UNKNOWN_STORE',
    },
    setSaleStop: {
      as: 'administrator',
      input: { commandId: id(), articleId: id(), saleStop: 'STOPPED' },
      reason: 'UNKNOWN_ARTICLE',
    },
    setMinimumAge: {
      as: 'administrator',
      input: { commandId: id(), articleId: id(), minimumAge: 18 },
      reason: 'UNKNOWN_ARTICLE',
    },
    setPurchasePrice: {
      as: 'administrator',
      input: { commandId: id(), articleId: id(), currency: 'EUR', minor: 120 },
      reason: 'UNKNOWN_ARTICLE',
    },
    setPromotionCap: {
      as: 'administrator',
      input: { commandId: id(), articleId: id(), promotionCapPercent: 34 },
      reason: 'UNKNOWN_ARTICLE',
    },
    setVatRate: {
      as: 'administrator',
      input: { commandId: id(), articleId: id(), vatPercent: 5.5 },
      reason: 'UNKNOWN_ARTICLE',
    },
    setTiers: {
      as: 'administrator',
      input: {
        commandId: id(),
        measure: 'VISITS',
        window: 'CALENDAR',
        graceDays: 0,
        tiers: ['Argent', 'Or'].map((name) => ({
          name: { fr: name, en: name },
          threshold: 5,
          benefits: { fr: '', en: '' },
        })),
      },
      reason: 'THRESHOLDS_NOT_RISING',
    },
    adjustPoints: {
      as: 'administrator',
      input: { commandId: id(), memberId: id(), points: 10, reason: 'GOODWILL', note: 'The queue was long' },
      reason: 'UNKNOWN_MEMBER',
    },
    decidePointsAdjustment: {
      as: 'administrator',
      input: { commandId: id(), adjustmentId: id(), approved: true },
      reason: 'UNKNOWN_ADJUSTMENT',
    },
    setProgrammeTerms: {
      as: 'administrator',
      input: { commandId: id(), pendingDays: 0, expiry: { kind: 'ROLLING' }, timeZone: 'Europe/Paris' },
      reason: 'BAD_INPUT',
    },
    putLot: {
      as: 'administrator',
      input: {
        commandId: id(),
        articleId: here.articleId,
        storeId: id(),
        lot: 'L1',
        expiresOn: '2031-01-01',
        markdownPercent: 0,
        recalled: false,
      },
      reason: 'UNKNOWN_STORE',
    },
    defineStore: {
      as: 'administrator',
      input: {
        commandId: id(),
        reference: 'nantes',
        name: 'Nantes',
        city: 'Nantes',
        currency: 'EUR',
        timeZone: 'Nowhere/Never',
      },
      reason: 'BAD_TIME_ZONE',
    },
    defineBrand: {
      as: 'administrator',
      input: { commandId: used.defineBrand, name: 'Something Else' },
      reason: 'COMMAND_ID_REUSED',
    },
    createDeviceEnrolment: {
      as: 'administrator',
      input: {
        commandId: used.createDeviceEnrolment,
        storeId: here.storeId,
        kind: 'TILL',
        label: 'something else',
      },
      reason: 'COMMAND_ID_REUSED',
    },
    enrolDevice: {
      as: 'anonymous',
      input: { commandId: id(), code: 'AAAA-2222', publicKey: publicKey() },
      reason: 'ENROLMENT_CODE_UNUSABLE',
    },
    deviceChallenge: { as: 'anonymous', input: { deviceId: 'no UUID' }, reason: 'BAD_INPUT' },
    signInDevice: {
      as: 'anonymous',
      input: { deviceId: here.deviceId, challenge: 'x', signature: 'A'.repeat(86) },
      reason: 'INVALID_CREDENTIALS',
    },
    revokeDevice: {
      as: 'administrator',
      input: { commandId: id(), deviceId: id() },
      reason: 'DEVICE_NOT_FOUND',
    },
    enrolMember: {
      as: 'anonymous',
      input: {
        commandId: used.enrolMember,
        email: here.email,
        password: strong,
        firstName: 'Noor',
        locale: 'fr',
        consents: [{ purpose: 'personalised-offers', granted: true, wordingVersion: 1 }],
      },
      reason: 'COMMAND_ID_REUSED',
    },
    setConsent: {
      as: 'member',
      input: { commandId: id(), purpose: 'sms-marketing', granted: true, wordingVersion: 999 },
      reason: 'UNKNOWN_WORDING',
    },
    setBirthday: {
      as: 'member',
      input: { commandId: id(), birthday: { month: 2, day: 30 } },
      reason: 'BAD_INPUT',
    },
    presentCard: {
      as: 'device',
      input: { commandId: id(), content: unknownCard() },
      reason: /CARD_NOT_RECOGNISED|TOO_MANY_ATTEMPTS/,
    },
    signInMember: signIn,
    signInStaff: signIn,
    signInBrand: signIn,
    refreshSession: { as: 'anonymous', input: { refreshToken: 'x'.repeat(43) }, reason: 'SESSION_ENDED' },
    signOut: { as: 'anonymous', input: { refreshToken: 'x'.repeat(43) }, reason: 'SIGNED_OUT' },
    changePassword: {
      as: 'other member',
      input: { commandId: id(), currentPassword: 'not the one it is', newPassword: strong },
      reason: /INVALID_CREDENTIALS|TOO_MANY_ATTEMPTS/,
    },
    createStaff: {
      as: 'administrator',
      input: {
        commandId: id(),
        ...person,
        email: 'associate-here@staff.example',
        role: 'ASSOCIATE',
        storeIds: [here.storeId],
      },
      reason: 'EMAIL_UNUSABLE',
    },
    setEmployee: {
      as: 'administrator',
      input: { commandId: id(), email: 'nobody@example.org', employed: true },
      reason: 'UNKNOWN_MEMBER',
    },
    createBrandUser: {
      as: 'administrator',
      input: { commandId: id(), ...person, email: 'here@brand.example', brandId: here.brandId },
      reason: 'EMAIL_UNUSABLE',
    },
    draftCampaign: {
      as: 'marketer',
      input: { commandId: id(), ...campaignContent(here), ...over, brandId: here.brandId },
      reason: 'WINDOW_OVER',
    },
    reviseCampaign: {
      as: 'marketer',
      input: { commandId: id(), ...campaignContent(here), campaignId: here.campaignId },
      reason: 'WRONG_STATUS',
    },
    submitCampaign: ofCampaign('brand'),
    approveCampaign: ofCampaign('marketer'),
    returnCampaign: {
      as: 'marketer',
      input: { commandId: id(), campaignId: here.campaignId, reason: 'no' },
      reason: 'WRONG_STATUS',
    },
    launchCampaign: ofCampaign('marketer'),
    pauseCampaign: ofCampaign('marketer'),
    endCampaign: ofCampaign('marketer'),
    uploadPicture: { as: 'marketer', input: { base64: 'x' }, reason: 'BAD_INPUT' },
    generateCodes: {
      as: 'marketer',
      input: { commandId: id(), campaignId: here.measuredCampaignId, count: 1, prefix: 'A', length: 9 },
      reason: 'NO_OWN_CODES',
    },
    importCodes: {
      as: 'marketer',
      input: { commandId: id(), campaignId: here.measuredCampaignId, codes: ['CODE'] },
      reason: 'NO_OWN_CODES',
    },
    setDeclined: {
      as: 'device',
      input: { commandId: id(), campaignId: id(), declined: true, tripId: here.openTripId },
      reason: 'CAMPAIGN_NOT_FOUND',
    },
    activateOffer: {
      as: 'device',
      input: { commandId: id(), campaignId: id(), tripId: here.openTripId },
      reason: 'CAMPAIGN_NOT_FOUND',
    },
    setQuiet: { as: 'member', input: { commandId: 'x', quiet: true }, reason: 'BAD_INPUT' },
    chooseChallenge: {
      as: 'member',
      input: { commandId: id(), campaignId: here.campaignId },
      reason: 'CAMPAIGN_NOT_FOUND',
    },
    giveUpChallenge: {
      as: 'member',
      input: { commandId: id(), campaignId: here.campaignId },
      reason: 'CAMPAIGN_NOT_FOUND',
    },
    recordImpressions: {
      as: 'device',
      input: { tripId: id(), messageIds: [id()] },
      reason: 'TRIP_NOT_FOUND',
    },
    startDryRun: {
      as: 'marketer',
      input: {
        commandId: id(),
        campaignId: id(),
        against: here.campaignId,
        ...over,
        storeIds: [here.storeId],
      },
      reason: 'CAMPAIGN_NOT_FOUND',
    },
    openTrip: { as: 'device', input: { commandId: id(), presentation: 'x' }, reason: 'CARD_NOT_ACCEPTED' },
    attachCard: {
      as: 'device',
      input: { commandId: id(), tripId: here.openTripId, presentation: 'x' },
      reason: 'CARD_NOT_ACCEPTED',
    },
    scan: ofPaidTrip('device', { code: lemonade, quantity: 1 }),
    voidLine: {
      as: 'device',
      input: { commandId: id(), tripId: here.openTripId, lineId: id() },
      reason: 'LINE_NOT_FOUND',
    },
    enterCoupon: ofPaidTrip('device', { code: 'TEN' }),
    removeCoupon: ofPaidTrip('device', { code: 'TEN' }),
    endTrip: ofPaidTrip('device', {}),
    cancelTrip: ofPaidTrip('device', {}, 'ALREADY_PAID'),
    approveAge: ofPaidTrip('associate', { approved: true }),
    completeAudit: ofPaidTrip('associate', { outcome: 'CLEAN', note: 'all there' }),
    claimBasket: {
      as: 'terminal',
      input: { commandId: id(), transferCode: 'RYT-AAAA-BBBB-CCCC' },
      reason: 'TRANSFER_CODE_UNKNOWN',
    },
    removeLineAtTill: {
      as: 'terminal',
      input: { commandId: id(), tripId: here.claimedTripId, lineId: id() },
      reason: 'LINE_NOT_FOUND',
    },
    payWithPoints: {
      as: 'terminal',
      input: { commandId: id(), tripId: here.claimedTripId, presentation: 'shown to nobody', points: 5 },
      reason: 'CARD_NOT_ACCEPTED',
    },
    letPointsGo: ofPaidTrip('terminal', {}, 'ALREADY_PAID'),
    confirmPayment: {
      as: 'terminal',
      input: {
        commandId: id(),
        tripId: here.claimedTripId,
        businessDate,
        receiptNumber: 'never',
        tenders: [{ kind: 'CASH', amountMinor: 1 }],
      },
      reason: /AGE_CHECK_OPEN|AMOUNT_MISMATCH/,
    },
    returnLines: {
      as: 'terminal',
      input: { commandId: id(), receiptId: here.receiptId, lines: [{ lineId: id(), quantity: 1 }] },
      reason: 'LINE_NOT_FOUND',
    },
  };
};
