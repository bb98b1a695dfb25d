import { type GatewayClient, gatewayClient, isRefusal, perform } from '@rayon/client';
import {
  createStaffDocument,
  defineStoreDocument,
  importArticlesDocument,
} from '@rayon/client/operations/retailer';
import { shopperDocument } from '@rayon/client/operations/shop';
import {
  cancelTrip,
  claimBasket,
  confirmPayment,
  type DeviceIdentity,
  enrolIdentity,
  eventually,
  joinAsMember,
  openTrip,
  type Receipt,
  scan,
  settleChecks,
  signInDevice,
  signInPerson,
} from '@rayon/client/shop';
import { administrator, demonstrationPassword, enrolmentCode, inStoreCode } from '@rayon/infra';
import { newId } from '@rayon/kernel';

/** A shopper of the small shop. */
type Shopper = Readonly<{ client: GatewayClient; gsrn: string }>;

/** One store with a few articles, enough for a fault to have something to break. */
export type SmallShop = Readonly<{
  storeId: string;
  /** The retailer's own number of the store. */
  reference: string;
  admin: GatewayClient;
  associate: GatewayClient;
  /** Barcodes of its articles, every third with a deposit bottle. */
  codes: readonly string[];
  handhelds: readonly GatewayClient[];
  tills: readonly GatewayClient[];
  /** As many as handhelds. */
  shoppers: readonly Shopper[];
}>;

const articlesCount = 12;
const deposit = { reference: 'deposit', number: 900 };

const articleRows = (store: string, priceOf: (index: number) => number) => [
  {
    reference: deposit.reference,
    name: 'Bottle deposit',
    category: 'Deposits',
    codes: [inStoreCode(deposit.number)],
    soldBy: 'UNIT' as const,
    deposit: true,
    prices: [{ storeReference: store, minor: 25 }],
  },
  ...Array.from({ length: articlesCount }, (_, index) => ({
    reference: `article-${index}`,
    name: `Article ${index}`,
    category: index % 2 ? 'Biscuits' : 'Drinks',
    codes: [inStoreCode(index + 1)],
    soldBy: 'UNIT' as const,
    ...(index % 3 === 0 ? { depositReference: deposit.reference } : {}),
    prices: [{ storeReference: store, minor: priceOf(index) }],
  })),
];

/** Fits out a store through the gateway, as people would; resolves when its articles can be scanned. */
export const openSmallShop = async (
  gateway: GatewayClient,
  {
    credentials = administrator,
    handhelds: handheldsCount = 4,
    tills: tillsCount = 2,
    name = 'Small shop',
    currency = 'EUR',
    priceOf = (index) => 101 + 37 * index,
  }: {
    credentials?: { email: string; password: string };
    handhelds?: number;
    tills?: number;
    name?: string;
    currency?: string;
    /** Minor units of an article, by its place. */
    priceOf?: (index: number) => number;
  } = {},
): Promise<SmallShop> => {
  const admin = await signInPerson(gateway, 'signInStaff', credentials);
  const reference = `shop-${newId().slice(-8)}`;
  const { store } = await perform(admin, defineStoreDocument, {
    commandId: newId(),
    reference,
    name,
    city: 'Nantes',
    currency,
    timeZone: 'Europe/Paris',
  });
  await perform(admin, importArticlesDocument, { commandId: newId(), rows: articleRows(reference, priceOf) });

  const associate = await hire(admin, { role: 'ASSOCIATE', storeIds: [store.id] });

  const device = async (kind: 'HANDHELD' | 'TILL', label: string) => {
    const code = await enrolmentCode(admin, { storeId: store.id, kind, label });
    const identity: DeviceIdentity = await enrolIdentity(gateway, { commandId: newId(), code });
    return signInDevice(gateway, identity);
  };
  const handhelds: GatewayClient[] = [];
  const tills: GatewayClient[] = [];
  const shoppers: Shopper[] = [];
  for (let index = 0; index < handheldsCount; index += 1) {
    handhelds.push(await device('HANDHELD', `Handheld ${index + 1}`));
    shoppers.push(await enrolShopper(gateway));
  }
  for (let index = 0; index < tillsCount; index += 1) tills.push(await device('TILL', `Till ${index + 1}`));

  const codes = Array.from({ length: articlesCount }, (_, index) => inStoreCode(index + 1));
  await untilKnown(handhelds[0], codes);
  return { storeId: store.id, reference, admin, associate, codes, handhelds, tills, shoppers };
};

/** Claims an ended basket at a till, has its checks settled and pays what is due. */
export const payAt = async (
  till: GatewayClient,
  { associate }: Pick<SmallShop, 'associate'>,
  transferCode: string,
): Promise<Receipt> => {
  const basket = await claimBasket(till, transferCode);
  await settleChecks(associate, basket);
  return confirmPayment(till, {
    tripId: basket.id,
    due: basket.due ?? { minor: 0 },
    receiptNumber: newId(),
    businessDate: new Date().toISOString().slice(0, 10),
  });
};

/** Somebody new among the staff, signed in. */
export const hire = async (
  admin: GatewayClient,
  { role, storeIds }: { role: 'ASSOCIATE' | 'MARKETER'; storeIds: string[] },
): Promise<GatewayClient> => {
  const credentials = { email: `staff-${newId()}@rayon.example`, password: demonstrationPassword };
  await perform(admin, createStaffDocument, {
    commandId: newId(),
    ...credentials,
    name: 'Nadia Nantes',
    role,
    storeIds,
  });
  return signInPerson(gatewayClient(admin.url), 'signInStaff', credentials);
};

const enrolShopper = async (gateway: GatewayClient): Promise<Shopper> => {
  const client = await joinAsMember(gateway, {
    email: `shopper-${newId()}@rayon.example`,
    password: `walk-in-${newId()}`,
    firstName: 'Alix',
    locale: 'en',
    consents: [],
  });
  const { me } = await client.ask(shopperDocument, {});
  return { client, gsrn: me?.card.gsrn ?? '' };
};

/** The assortment reaches the scanner as events: waits until the last of it has, trying every code. */
const untilKnown = async (handheld: GatewayClient | undefined, codes: readonly string[]) => {
  if (!handheld) return;
  const trip = await eventually('the store to be known', () => openTrip(handheld).catch(() => undefined));
  for (const code of codes)
    await eventually(
      `article ${code} to be known`,
      async () => !isRefusal(await scan(handheld, { tripId: trip.id, code })) || undefined,
      { pauseMilliseconds: 100 },
    );
  await cancelTrip(handheld, trip.id);
};
