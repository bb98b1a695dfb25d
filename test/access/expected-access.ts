import { type PrincipalName, principalNames } from './principals';

/**
 * What one principal gets of one field.
 * `all`: whoever's it is. `own`: its own; anything else looks as if it did not exist. `none`: nothing is shown,
 * without a reason. `refused`: the caller is told that this is not for them.
 */
export type Access = 'all' | 'own' | 'none' | 'refused';

type Row = Readonly<Record<PrincipalName, Access>>;

/** Kinds of principal; the two sides of one kind have the same rights. */
type Kind =
  | 'anonymous'
  | 'member'
  | 'device'
  | 'terminal'
  | 'associate'
  | 'marketer'
  | 'store marketer'
  | 'administrator'
  | 'store administrator'
  | 'brand';

/** What each kind gets. Where a role gets something, it is said as well what its people who are bound to a store get. */
type Given = Partial<Record<Kind, Access>> & Bound<'marketer'> & Bound<'administrator'>;
type Bound<Role extends 'marketer' | 'administrator'> =
  | { [name in Role | `store ${Role}`]: Access }
  | { [name in Role | `store ${Role}`]?: never };

const row = (access: Given, everybodyElse: Access = 'refused'): Row =>
  Object.fromEntries(
    principalNames.map((name) => [name, access[name.replace('other ', '') as Kind] ?? everybodyElse]),
  ) as Row;

const rows = (owner: string, fields: string, access: Row): Record<string, Row> =>
  Object.fromEntries(fields.split(' ').map((field) => [`${owner}.${field}`, access]));

const everybody = row({}, 'all');
const signedIn = row({ anonymous: 'refused' }, 'all');
/** What holds for every store: nobody who is bound to some. */
const marketing = { marketer: 'all', 'store marketer': 'refused' } as const;
const administration = { administrator: 'all', 'store administrator': 'refused' } as const;
const wholeRetailer = { ...marketing, ...administration } as const;
/** What is about stores: who is bound to some gets theirs. */
const storeMarketing = { marketer: 'all', 'store marketer': 'own' } as const;
const storeAdministration = { administrator: 'all', 'store administrator': 'own' } as const;
const retailer = { ...storeMarketing, ...storeAdministration } as const;
/** What holds in every store is seen by whoever is bound to some, too. */
const retailerAnywhere = {
  marketer: 'all',
  'store marketer': 'all',
  administrator: 'all',
  'store administrator': 'all',
} as const;
const campaignAuthors = row({ ...retailer, brand: 'own' });

/** Shopper, handheld and till each their own trip, staff of its store, and the retailer. A brand never. */
const tripReaders = row({
  ...retailer,
  member: 'own',
  device: 'own',
  terminal: 'own',
  associate: 'own',
});
/** What was bought here can be brought back there: any till reads any receipt. */
const receiptReaders = row({ ...retailer, member: 'own', terminal: 'all', associate: 'own' });
/** How to reach a member, and what opens the card: for the member alone, also where others see the name. */
const membersAlone = row({ member: 'own' });

/** Everybody who writes campaigns, for which nothing has to be theirs. */
const whoeverWrites = row({
  marketer: 'all',
  'store marketer': 'all',
  administrator: 'all',
  'store administrator': 'all',
  brand: 'all',
});

/** Who may do what, written by hand: a field that is missing here fails the test. */
export const expectedAccess: Readonly<Record<string, Row>> = {
  // Stores and brands are what hangs above the door; articles are for whoever signed in.
  ...rows('Query', 'stores store brands consentWordings', everybody),
  ...rows('Query', 'article articleByCode articles categories', signedIn),
  'Query.session': row({}, 'own'),
  'Query.me': row({ member: 'own' }),
  'Query.devices': row({ ...storeAdministration, associate: 'own' }),
  'Query.staff': row(storeAdministration),
  ...rows('Query', 'ledgerAudit employees pointsAdjustments', row(administration)),
  // Staff of the whole programme look a member up by what they hold.
  'Query.member': row(administration),
  ...rows('Query', 'programmeTerms tierProgramme', row(wholeRetailer)),
  ...rows('Query', 'campaigns campaign', campaignAuthors),
  // A brand is told of its own campaigns, by what is printed on a receipt.
  'Query.whyNotOnReceipt': row({ brand: 'own' }),
  // Members belong to no store, and a brand is told of fifty of them at least.
  'Query.audienceReach': whoeverWrites,
  // Of no shop: shown to whoever shops, by a name that is its content.
  'Query.pictureFile': everybody,
  'Mutation.uploadPicture': whoeverWrites,
  // A dry run is the asker's alone: the one that is asked for here is a brand's.
  'Query.dryRun': row({
    marketer: 'none',
    'store marketer': 'none',
    administrator: 'none',
    'store administrator': 'none',
    brand: 'own',
  }),
  'Query.trip': tripReaders,
  'Query.currentTrip': row({ device: 'own', member: 'own' }),
  'Query.claimedTrips': row({ terminal: 'own' }),
  'Query.tripsNeedingHelp': row({ associate: 'own' }),
  'Query.receipt': receiptReaders,
  'Query.receiptsByNumber': row({ ...retailer, terminal: 'all', associate: 'own' }),
  'Query.myReceipts': row({ member: 'own' }),
  // Each member their own list; no campaign of these shops is on one.
  ...rows('Query', 'myOffers myQuiet', row({ member: 'all' })),
  'Query.myChallenges': row({ member: 'all' }),

  // Doors somebody unknown has to be able to knock at.
  ...rows(
    'Mutation',
    'enrolMember signInMember signInStaff signInBrand refreshSession signOut enrolDevice deviceChallenge signInDevice',
    everybody,
  ),
  'Mutation.changePassword': row({ anonymous: 'refused', device: 'refused', terminal: 'refused' }, 'all'),
  ...rows('Mutation', 'setConsent setBirthday', row({ member: 'own' })),
  'Mutation.presentCard': row({ device: 'all', terminal: 'all' }),
  ...rows('Mutation', 'createDeviceEnrolment revokeDevice createStaff defineStore', row(storeAdministration)),
  ...rows('Mutation', 'createBrandUser setEmployee', row(administration)),
  ...rows(
    'Mutation',
    'importArticles setSaleStop setMinimumAge setVatRate setPromotionCap setPurchasePrice defineBrand',
    row(wholeRetailer),
  ),
  ...rows('Mutation', 'setProgrammeTerms setTiers adjustPoints decidePointsAdjustment', row(administration)),
  'Mutation.setPrice': row(retailer),
  'Mutation.putLot': row({ ...retailer, associate: 'own' }),
  ...rows(
    'Mutation',
    'draftCampaign reviseCampaign submitCampaign launchCampaign pauseCampaign endCampaign generateCodes importCodes startDryRun',
    campaignAuthors,
  ),
  // A member speaks for themselves whatever is named; a handheld for whoever showed their card on its own open trip.
  ...rows('Mutation', 'setDeclined activateOffer', row({ member: 'all', device: 'own' })),
  // Each member their own, whatever is named.
  ...rows('Mutation', 'chooseChallenge giveUpChallenge setQuiet', row({ member: 'all' })),
  'Mutation.recordImpressions': row({ device: 'own' }),
  // The retailer decides what runs in its shops.
  // A brand may, of what it pays for and did not write.
  ...rows('Mutation', 'approveCampaign returnCampaign', campaignAuthors),
  'Mutation.openTrip': row({ device: 'own' }),
  ...rows('Mutation', 'scan voidLine endTrip', row({ device: 'own' })),
  ...rows('Mutation', 'attachCard enterCoupon removeCoupon', row({ device: 'own', terminal: 'own' })),
  'Mutation.cancelTrip': row({ device: 'own', terminal: 'own', associate: 'own' }),
  ...rows('Mutation', 'approveAge completeAudit', row({ associate: 'own' })),
  ...rows(
    'Mutation',
    'claimBasket removeLineAtTill payWithPoints letPointsGo confirmPayment',
    row({ terminal: 'own' }),
  ),
  'Mutation.returnLines': row({ terminal: 'all' }),

  ...rows('Store', 'id name city region currency timeZone', everybody),
  ...rows('Brand', 'id name', everybody),
  ...rows(
    'Article',
    'id reference name category codes soldBy minimumAge vatPercent promotionCapPercent deposit saleStop version brand depositArticle price lots',
    signedIn,
  ),
  'Article.priceHistory': row(retailer),
  'Article.purchasePrices': row(retailerAnywhere),

  ...rows(
    'Trip',
    'id lines coupons offers messages status version store earnsOnly deviceId openedAt endedAt voidedLines piecesCount unknownScans subtotal requiredAge ageCheck audit due pointsPayment discounts claimedBy priceListVersion freshness receipt member withdrawnLineIds ageRefusedLineIds',
    tripReaders,
  ),
  // Why a campaign gave nothing: to staff; a brand has a question of its own.
  'Trip.whyNot': row({ ...retailer, associate: 'own' }),
  'Trip.messageChoices': row({ ...retailer, associate: 'own' }),
  ...rows(
    'Receipt',
    'id number tillId businessDate closedAt storeId store lines total vat refunded paidWithPoints returnOpen returnableUntil returnWindowOver discounts trip',
    receiptReaders,
  ),
  'Receipt.points': receiptReaders,
  // Whoever takes units back tells what that comes to.
  ...rows('Receipt', 'ifReturned refundTenders', row({ terminal: 'all' })),
  // The card was shown at the handheld and at the till of its side.
  ...rows('Member', 'id firstName locale', tripReaders),
  // Members shop in every store: of them, staff of one see what its associates see.
  'Member.enrolledAt': row({ ...wholeRetailer, member: 'own' }),
  'Member.employedSince': row({ ...administration, member: 'own' }),
  ...rows('Member', 'email card consents birthday', membersAlone),
  ...rows('Member', 'points tier', row({ ...wholeRetailer, member: 'own' })),
  ...rows(
    'Campaign',
    'id version status brand title body picture from to timeZone hours storeIds regions stores currency audience target trigger coupon usesPerCode codes conditions benefit stacking group priority limits floor budget budgetPartly contribution ownChoice activation placement placementBill returnedReason writtenByMe brandApproves notInAssortment createdAt updatedAt experiment stopRules stops results challengeResults effect budgetPace reception',
    campaignAuthors,
  ),
};

/**
 * Refusals that tell more than "no such thing", and why that is right. Everything else about somebody else's
 * thing has to be word for word what is said about a thing that does not exist.
 */
export const toldApart: Readonly<Record<string, { as: RegExp; because: string }>> = {
  'Mutation.claimBasket': {
    as: /"reason":"OTHER_STORE"/,
    because: 'the code itself is the secret, and a shopper at the wrong shop has to be told',
  },
};
