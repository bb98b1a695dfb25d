import { type GatewayClient, gatewayClient, perform } from '@rayon/client';
import { setEmployeeDocument, setTiersDocument } from '@rayon/client/operations/console';
import {
  articleByCodeDocument,
  createBrandUserDocument,
  createStaffDocument,
  defineBrandDocument,
  defineStoreDocument,
  importArticlesDocument,
} from '@rayon/client/operations/retailer';
import { shopperDocument } from '@rayon/client/operations/shop';
import {
  type DeviceIdentity,
  enrolIdentity,
  joinAsMember,
  signInDevice,
  signInPerson,
} from '@rayon/client/shop';
import { administrator, enrolmentCode, ownArticles } from '@rayon/infra';
import { newId } from '@rayon/kernel';
import { codeCampaign, measureCampaign, paidCampaign, runCampaign, tryCampaign } from './campaign';
import type { Premises } from './premises';
import { type PrincipalName, type Side } from './principals';
import { lemonade, shopAndLeave } from './trips';

/** What belongs to one side, by id or by the words that lead to it. */
export type Belongings = Readonly<{
  storeId: string;
  storeReference: string;
  brandId: string;
  memberId: string;
  email: string;
  gsrn: string;
  deviceId: string;
  terminalId: string;
  /** A handheld that nobody shops with. */
  spareDeviceId: string;
  articleId: string;
  /** Over, with everything a campaign can have. */
  campaignId: string;
  /** Kept from half of the members. */
  measuredCampaignId: string;
  codeCampaignId: string;
  paidCampaignId: string;
  /** Of the campaign that is over, asked for by the brand. */
  dryRunId: string;
  /** The member's, paid. */
  paidTripId: string;
  receiptId: string;
  receiptNumber: string;
  receiptTotalMinor: string;
  receiptLineId: string;
  /** Held by the till; an age check is open. */
  claimedTripId: string;
  /** Of a basket that waits for a till. */
  transferCode: string;
  /** Running on the handheld. */
  openTripId: string;
  openLineId: string;
}>;

/** Two shops with people, machines, campaigns and trips in every state. */
export type TwoShops = Readonly<{
  as: Readonly<Record<PrincipalName, GatewayClient>>;
  things: Readonly<Record<Side, Belongings>>;
  businessDate: string;
  password: string;
}>;

/** One password for everybody; found in no log. */
const password = 'forty-two-marbles-in-a-jar';

const places = {
  here: { reference: 'nantes', name: 'Nantes', city: 'Nantes', region: 'Ouest', brand: 'Here & Sons' },
  elsewhere: { reference: 'lyon', name: 'Lyon', city: 'Lyon', region: 'Est', brand: 'Elsewhere & Co' },
} as const;

/** Opens both shops through the gateway, as their staff, brands, machines and members would. */
export const openTwoShops = async ({
  url,
  nextCode,
}: Pick<Premises, 'url' | 'nextCode'>): Promise<TwoShops> => {
  const gateway = gatewayClient(url, { timeoutMilliseconds: 60_000 });
  const admin = await signInPerson(gateway, 'signInStaff', administrator);
  const [here, elsewhere] = [await defineShop(admin, 'here'), await defineShop(admin, 'elsewhere')];
  await perform(admin, importArticlesDocument, { commandId: newId(), rows: articleRows() });
  await perform(admin, setTiersDocument, {
    commandId: newId(),
    measure: 'VISITS',
    window: 'CALENDAR',
    graceDays: 0,
    tiers: [{ name: { fr: 'Or', en: 'Gold' }, threshold: 5, benefits: { fr: '', en: '' } }],
  });
  const marketer = await hire(gateway, admin, { role: 'MARKETER', name: 'Maud', storeIds: [] });
  const [first, second] = [
    await moveIn({ gateway, admin, marketer, nextCode }, 'here', here),
    await moveIn({ gateway, admin, marketer, nextCode }, 'elsewhere', elsewhere),
  ];
  return {
    as: {
      anonymous: gateway,
      member: first.member,
      'other member': second.member,
      device: first.device,
      'other device': second.device,
      terminal: first.terminal,
      'other terminal': second.terminal,
      associate: first.associate,
      'other associate': second.associate,
      marketer,
      'store marketer': first.marketer,
      'other store marketer': second.marketer,
      administrator: admin,
      'store administrator': first.administrator,
      'other store administrator': second.administrator,
      brand: first.brand,
      'other brand': second.brand,
    },
    things: { here: first.things, elsewhere: second.things },
    businessDate: today(),
    password,
  };
};

const today = () => new Date().toISOString().slice(0, 10);

/** The demonstration's own articles as sold in two shops; one carries a brand. */
const articleRows = () =>
  ownArticles().map((row) => ({
    ...row,
    ...(row.reference === 'bouteille-203' ? { brand: places.here.brand } : {}),
    prices: row.prices.filter(({ storeReference }) => storeReference !== 'lille'),
  }));

const defineShop = async (admin: GatewayClient, side: Side) => {
  const { brand: brandName, ...place } = places[side];
  const { store } = await perform(admin, defineStoreDocument, {
    commandId: newId(),
    ...place,
    currency: 'EUR',
    timeZone: 'Europe/Paris',
  });
  const { brand } = await perform(admin, defineBrandDocument, { commandId: newId(), name: brandName });
  return { storeId: store.id, brandId: brand.id };
};

const hire = async (
  gateway: GatewayClient,
  admin: GatewayClient,
  person: { role: 'ASSOCIATE' | 'MARKETER' | 'ADMINISTRATOR'; name: string; storeIds: string[] },
): Promise<GatewayClient> => {
  const email = `${person.name.toLowerCase()}@staff.example`;
  await perform(admin, createStaffDocument, { commandId: newId(), email, password, ...person });
  return signInPerson(gateway, 'signInStaff', { email, password });
};

type Office = Readonly<Record<'gateway' | 'admin' | 'marketer', GatewayClient> & Pick<Premises, 'nextCode'>>;

const moveIn = async (
  { gateway, admin, marketer, nextCode }: Office,
  side: Side,
  { storeId, brandId }: { storeId: string; brandId: string },
) => {
  const machine = async (kind: 'HANDHELD' | 'TILL'): Promise<[GatewayClient, DeviceIdentity]> => {
    const code = await enrolmentCode(admin, { storeId, kind, label: `${side} ${kind}` });
    const identity = await enrolIdentity(gateway, { commandId: newId(), code });
    return [await signInDevice(gateway, identity), identity];
  };
  const [device, handheld] = await machine('HANDHELD');
  const [terminal, till] = await machine('TILL');
  const [, spare] = await machine('HANDHELD');
  const bound = (role: 'ASSOCIATE' | 'MARKETER' | 'ADMINISTRATOR') =>
    hire(gateway, admin, { role, name: `${role}-${side}`, storeIds: [storeId] });
  const associate = await bound('ASSOCIATE');

  const brandEmail = `${side}@brand.example`;
  await perform(admin, createBrandUserDocument, {
    commandId: newId(),
    email: brandEmail,
    password,
    name: `Desk ${side}`,
    brandId,
  });
  const brand = await signInPerson(gateway, 'signInBrand', { email: brandEmail, password });

  const email = `${side}@member.example`;
  const member = await joinAsMember(gateway, {
    email,
    password,
    firstName: side === 'here' ? 'Camille' : 'Oliver',
    locale: 'fr',
    consents: [{ purpose: 'personalised-offers', granted: true }],
  });
  const { me } = await member.ask(shopperDocument, {});
  const { id: memberId = '', card: { gsrn } = { gsrn: '' } } = me ?? {};
  await perform(admin, setEmployeeDocument, { commandId: newId(), memberId, employed: true });
  const showCode = async (): Promise<string> => {
    nextCode();
    const { me } = await member.ask(shopperDocument, {});
    return me?.card.qr.content ?? '';
  };
  const measuredCampaignId = await measureCampaign(brand, marketer, { storeId, brandId });
  const codeCampaignId = await codeCampaign(brand, marketer, { storeId, brandId });
  const paidCampaignId = await paidCampaign(brand, marketer, { storeId, brandId });
  const trips = await shopAndLeave({ device, terminal, associate, gsrn, showCode }, `${side}-1`);
  const { articleByCode } = await admin.ask(articleByCodeDocument, { code: lemonade });
  const campaignId = await runCampaign(brand, marketer, { storeId, brandId });
  return {
    device,
    terminal,
    associate,
    marketer: await bound('MARKETER'),
    administrator: await bound('ADMINISTRATOR'),
    brand,
    member,
    things: {
      storeId,
      storeReference: places[side].reference,
      brandId,
      memberId,
      email,
      gsrn,
      deviceId: handheld.deviceId,
      terminalId: till.deviceId,
      spareDeviceId: spare.deviceId,
      articleId: articleByCode?.id ?? '',
      campaignId,
      measuredCampaignId,
      codeCampaignId,
      paidCampaignId,
      dryRunId: await tryCampaign(brand, campaignId),
      ...trips,
    },
  };
};
