import { type GatewayClient, isRefusal, perform } from '@rayon/client';
import { recordImpressionsDocument } from '@rayon/client/operations/scanner';
import { messagesOfTripDocument, shopperDocument } from '@rayon/client/operations/shop';
import {
  claimBasket,
  confirmPayment,
  endTrip,
  joinAsMember,
  openTrip,
  presentCard,
  scan,
  settleChecks,
  signInDevice,
  signInPerson,
  voidLine,
} from '@rayon/client/shop';
import { newId } from '@rayon/kernel';
import {
  codesOf,
  codesOfBrand,
  type DemonstrationState,
  demonstrationPassword,
  measuredCategory,
  staff,
  stores,
} from '../demo';
import { randomFrom } from '../run/random';

/** Sign-ins are limited: many more would take longer than somebody watches. */
const shoppersPerStore = 50;
/** How likely somebody keeps the juice they scanned: by whether the handheld shows it cheaper. */
const keeps = { cheaper: 0.85, asUsual: 0.3 } as const;
/** How likely somebody takes what a message is about that they see, by its brand. */
const follows: Readonly<Record<string, number>> = { "Lay's": 0.4, Tropicana: 0.12 };
const usualCategories = ['Biscuits', 'Petit-déjeuners', 'Soupes', 'Chips et frites'] as const;

/** Codes by category, which are looked up once. */
const codes = () => ({
  usual: usualCategories.map((category) => codesOf(category, 40)),
  juices: codesOf(measuredCategory, 20),
  brands: new Map(Object.keys(follows).map((brand) => [brand, codesOfBrand(brand, 10)])),
});

/** Everything one store's shoppers need. */
type Shop = Readonly<{
  gateway: GatewayClient;
  handheld: GatewayClient;
  till: GatewayClient;
  associate: GatewayClient;
  chance: () => number;
  codes: ReturnType<typeof codes>;
}>;

/**
 * Members join in every store and shop, one after another at the handheld there. Each scans some of what they usually buy and
 * an orange juice, and keeps the juice more often where the handheld shows it cheaper: what the campaign about it changes is
 * then to be seen, and how sure that is. Some take what a message is about that they see, more of one brand than of the other.
 */
export const playCrowd = async (
  gateway: GatewayClient,
  { devices }: DemonstrationState,
  tell: (text: string) => void,
): Promise<Readonly<{ shoppers: number; took: number }>> => {
  const counts = { shoppers: 0, took: 0 };
  const known = codes();
  await Promise.all(
    stores.map(async ({ reference, name }, at) => {
      const [handheld, till] = [devices[`${reference}-handheld`], devices[`${reference}-till`]];
      const associate = staff.find(
        (one) => one.role === 'ASSOCIATE' && one.stores.some((store) => store === reference),
      );
      if (!handheld || !till || !associate)
        throw new Error(`the demonstration has nobody to shop with at ${name}`);
      const shop: Shop = {
        gateway,
        handheld: await signInDevice(gateway, handheld),
        till: await signInDevice(gateway, till),
        associate: await signInPerson(gateway, 'signInStaff', {
          email: associate.email,
          password: demonstrationPassword,
        }),
        chance: randomFrom(at + 1),
        codes: known,
      };
      for (let nth = 1; nth <= shoppersPerStore; nth += 1) {
        if (await playShopper(shop)) counts.took += 1;
        counts.shoppers += 1;
        if (nth % 10 === 0) tell(`${name}: ${nth} of ${shoppersPerStore} members have shopped`);
      }
    }),
  );
  return counts;
};

/** Long enough for a message to come that a scan calls for. */
const messageMilliseconds = 150;

/** Which brand the handheld shows a message of, if any; it tells that it did. */
const brandOfMessage = async (handheld: GatewayClient, tripId: string): Promise<string | undefined> => {
  await new Promise((resolve) => setTimeout(resolve, messageMilliseconds));
  const { trip } = await handheld.ask(messagesOfTripDocument, { id: tripId });
  const messages = trip?.messages ?? [];
  if (messages.length > 0)
    await perform(handheld, recordImpressionsDocument, {
      tripId,
      messageIds: messages.map(({ messageId }) => messageId),
    });
  const last = messages.at(-1)?.title ?? '';
  return Object.keys(follows).find((brand) => last.includes(brand.replace("'", '’')));
};

/** Somebody joins, shops and pays; gives whether they took the juice. */
const playShopper = async (shop: Shop): Promise<boolean> => {
  const { gateway, handheld, till, associate, chance } = shop;
  const member = await joinAsMember(gateway, {
    email: `shopper-${newId()}@rayon.example`,
    password: `walk-in-${newId()}`,
    firstName: 'Alix',
    locale: 'fr',
    consents: [],
  });
  const { me } = await member.ask(shopperDocument, {});
  if (!me) throw new Error('who joined is no member');
  const card = await presentCard(handheld, me.card.qr.content);
  const { id: tripId } = await openTrip(handheld, card.presentation);

  const someOf = <One>(all: readonly One[]): One => {
    const one = all[Math.floor(chance() * all.length)];
    if (one === undefined) throw new Error('the demonstration has none of that');
    return one;
  };
  const usual = 1 + Math.floor(chance() * 3);
  for (let nth = 0; nth < usual; nth += 1)
    await scan(handheld, { tripId, code: someOf(someOf(shop.codes.usual)) });
  const juice = await scan(handheld, { tripId, code: someOf(shop.codes.juices) });
  if (isRefusal(juice)) throw new Error(juice.message);
  const isCheaper = juice.trip.offers?.applied.some(({ title }) => /orange/i.test(title)) ?? false;
  const takesIt = chance() < (isCheaper ? keeps.cheaper : keeps.asUsual);
  const brand = await brandOfMessage(handheld, tripId);
  if (brand !== undefined && chance() < (follows[brand] ?? 0))
    await scan(handheld, { tripId, code: someOf(shop.codes.brands.get(brand) ?? []) });
  if (!takesIt) await voidLine(handheld, tripId, juice.line.id);

  const { transferCode } = await endTrip(handheld, tripId);
  const basket = await claimBasket(till, transferCode);
  await settleChecks(associate, basket);
  if (!basket.due) throw new Error('the till does not know what is due');
  await confirmPayment(till, {
    tripId,
    due: basket.due,
    businessDate: new Date().toISOString().slice(0, 10),
    receiptNumber: `C-${newId()}`,
  });
  return takesIt;
};
