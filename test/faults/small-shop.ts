import {
  administrator,
  cancelTrip,
  type DeviceIdentity,
  demonstrationPassword,
  enrolDevice,
  enrolmentCode,
  eventually,
  type GatewayClient,
  inStoreCode,
  openTrip,
  perform,
  scan,
  signInDevice,
  signInPerson,
} from '@rayon/infra';
import { newId } from '@rayon/kernel';

/** A shopper of the small shop. */
type Shopper = Readonly<{ client: GatewayClient; gsrn: string }>;

/** One store with a few articles, enough for a fault to have something to break. */
export type SmallShop = Readonly<{
  storeId: string;
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

const articleRows = (store: string) => [
  {
    reference: deposit.reference,
    name: 'Bottle deposit',
    category: 'Deposits',
    codes: [inStoreCode(deposit.number)],
    soldBy: 'UNIT',
    deposit: true,
    prices: [{ storeReference: store, minor: 25 }],
  },
  ...Array.from({ length: articlesCount }, (_, index) => ({
    reference: `article-${index}`,
    name: `Article ${index}`,
    category: index % 2 ? 'Biscuits' : 'Drinks',
    codes: [inStoreCode(index + 1)],
    soldBy: 'UNIT',
    ...(index % 3 === 0 ? { depositReference: deposit.reference } : {}),
    prices: [{ storeReference: store, minor: 101 + 37 * index }],
  })),
];

/** Fits out a store through the gateway, as people would; resolves when its articles can be scanned. */
export const openSmallShop = async (
  gateway: GatewayClient,
  {
    credentials = administrator,
    handhelds: handheldsCount = 4,
    tills: tillsCount = 2,
  }: {
    credentials?: { email: string; password: string };
    handhelds?: number;
    tills?: number;
  } = {},
): Promise<SmallShop> => {
  const admin = await signInPerson(gateway, 'signInStaff', credentials);
  const reference = `shop-${newId().slice(-8)}`;
  const catalog = { refusal: 'CatalogRefusal' } as const;
  const members = { refusal: 'MembersRefusal' } as const;
  const { store } = await perform<{ store: { id: string } }>(admin, {
    ...catalog,
    mutation: 'defineStore',
    success: 'StoreDefined',
    select: 'store { id }',
    input: {
      commandId: newId(),
      reference,
      name: 'Small shop',
      city: 'Nantes',
      currency: 'EUR',
      timeZone: 'Europe/Paris',
    },
  });
  await perform(admin, {
    ...catalog,
    mutation: 'importArticles',
    success: 'ArticlesImported',
    select: 'created',
    input: { commandId: newId(), rows: articleRows(reference) },
  });

  const email = `associate-${newId()}@rayon.example`;
  await perform(admin, {
    ...members,
    mutation: 'createStaff',
    success: 'StaffCreated',
    select: '__typename',
    input: {
      commandId: newId(),
      email,
      name: 'Nadia Nantes',
      role: 'ASSOCIATE',
      password: demonstrationPassword,
      storeIds: [store.id],
    },
  });
  const associate = await signInPerson(gateway, 'signInStaff', { email, password: demonstrationPassword });

  const device = async (kind: 'HANDHELD' | 'TILL', label: string) => {
    const code = await enrolmentCode(admin, { storeId: store.id, kind, label });
    const identity: DeviceIdentity = await enrolDevice(gateway, { commandId: newId(), code });
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
  return { storeId: store.id, admin, associate, codes, handhelds, tills, shoppers };
};

const enrolShopper = async (gateway: GatewayClient): Promise<Shopper> => {
  const { session } = await perform<{ session: { accessToken: string } }>(gateway, {
    mutation: 'enrolMember',
    success: 'MemberEnrolled',
    refusal: 'MembersRefusal',
    select: 'session { accessToken }',
    input: {
      commandId: newId(),
      email: `shopper-${newId()}@rayon.example`,
      password: `walk-in-${newId()}`,
      firstName: 'Alix',
      locale: 'en',
      consents: [],
    },
  });
  const client = gateway.as(session.accessToken);
  const { me } = await client.ask<{ me: { card: { gsrn: string } } }>('query { me { card { gsrn } } }');
  return { client, gsrn: me.card.gsrn };
};

/** The assortment reaches the scanner as events: waits until the last of it has, trying every code. */
const untilKnown = async (handheld: GatewayClient | undefined, codes: readonly string[]) => {
  if (!handheld) return;
  const trip = await eventually('the store to be known', () => openTrip(handheld).catch(() => undefined));
  for (const code of codes)
    await eventually(
      `article ${code} to be known`,
      async () => ((await scan(handheld, { tripId: trip.id, code })).ok ? true : undefined),
      { pauseMilliseconds: 100 },
    );
  await cancelTrip(handheld, trip.id);
};
