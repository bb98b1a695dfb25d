import type { Principal } from '@rayon/auth';
import { newId } from '@rayon/kernel';
import { brandUserOf, type Data, deviceOf, memberOf, storeCommandsOf, until } from '@rayon/testkit';
import mongoose from 'mongoose';
import { looseDays } from './rows/pictures';
import { lineFacts, marketer, startOffers } from './testing/offers-on-test-store';
import { png } from './testing/pictures';

type Stored = { _id: string; looseSince?: Date };

let shop: Awaited<ReturnType<typeof startOffers>>;
let stored: mongoose.mongo.Collection<Stored>;
let database: mongoose.Connection;
beforeAll(async () => {
  shop = await startOffers({ monitored: true });
  const dbName = `${shop.store.prefix}rayon-offers`;
  database = await mongoose.createConnection(shop.store.url, { dbName }).asPromise();
  stored = database.collection<Stored>('pictures') as unknown as typeof stored;
});
afterAll(async () => {
  await database?.close();
  await shop?.stop();
});

let shades = 0;
/** A picture that nobody brought before. */
const another = (size: { width?: number; height?: number } = {}) => {
  shades += 1;
  return png({ ...size, shade: shades });
};

const upload = async (bytes: Buffer | string, principal: Principal = marketer) => {
  const base64 = typeof bytes === 'string' ? bytes : bytes.toString('base64');
  const { data, errors } = await shop.ask(
    principal,
    `mutation M($input: UploadPictureInput!) { uploadPicture(input: $input) {
      ... on PictureUploaded { address } ... on OffersRefusal { reason field message } } }`,
    { input: { base64 } },
  );
  expect(errors).toEqual([]);
  return data.uploadPicture as { address?: string; reason?: string; field?: string; message?: string };
};

const addressOf = async (bytes: Buffer): Promise<string> => {
  const { address, ...refusal } = await upload(bytes);
  if (address === undefined) throw new Error(JSON.stringify(refusal));
  return address;
};

const fileAt = async (address: string) =>
  (
    await shop.ask(
      { kind: 'anonymous' },
      'query Q($address: String!) { pictureFile(address: $address) { type width height base64 } }',
      { address },
    )
  ).data.pictureFile as Data | null;

const looseSince = async (address: string) =>
  (await stored.findOne({ _id: address.slice(address.lastIndexOf('/') + 1) }))?.looseSince;

const pictureOf = (small: string, large = small, alt = { fr: 'Un café', en: 'A coffee' }) => ({
  fr: { alt: alt.fr, small, large },
  en: { alt: alt.en, small, large },
});
const draft = async (picture: Data, principal: Principal = marketer) =>
  (
    await shop.mutate(
      principal,
      'draftCampaign',
      shop.content({ picture }),
      'campaign { id version picture { fr { alt small large } en { alt small large } } }',
    )
  ).answer;

test('whoever writes campaigns brings a picture, and anybody finds it at its address', async () => {
  const bytes = another({ width: 30, height: 20 });
  const address = await addressOf(bytes);
  expect(address).toMatch(/^\/pictures\/[0-9a-f]{64}$/);
  expect(await fileAt(address)).toEqual({
    type: 'image/png',
    width: 30,
    height: 20,
    base64: bytes.toString('base64'),
  });
  expect(await fileAt(`${address}0`)).toBeNull();
  expect(await fileAt('/pictures/')).toBeNull();
});

test('the same bytes have the same address, whoever brings them and however often', async () => {
  const bytes = another();
  const brand = brandUserOf(newId());
  const both = await Promise.all([upload(bytes), upload(bytes, brand), upload(bytes)]);
  expect(new Set(both.map(({ address }) => address)).size).toBe(1);
});

test.each([
  ['no base64', 'not base64!', 'no PNG'],
  ['a page', Buffer.from('<!doctype html>').toString('base64'), 'no PNG'],
  ['a picture cut off', png().subarray(0, 40).toString('base64'), 'cut off'],
  ['too many pixels', png({ width: 1601, height: 1 }).toString('base64'), 'too large'],
  ['too many bytes', Buffer.alloc(400 * 1024).toString('base64'), 'too large'],
])('%s is refused in words', async (_, base64, words) => {
  expect(await upload(base64)).toEqual({
    reason: 'BAD_INPUT',
    field: 'base64',
    message: expect.stringContaining(words),
  });
});

test('a picture nobody names has its time, again when it is brought again, and none once a campaign names it', async () => {
  const [small, large] = [another(), another()];
  const [smallAt, largeAt] = [await addressOf(small), await addressOf(large)];
  const first = await looseSince(smallAt);
  expect(first).toEqual(shop.clock());
  shop.clock.set(new Date(shop.clock().getTime() + 60_000));
  await addressOf(small);
  expect(await looseSince(smallAt)).toEqual(shop.clock());
  expect(await looseSince(largeAt)).toEqual(first);

  const picture = pictureOf(smallAt, largeAt);
  expect(await draft(picture)).toMatchObject({ campaign: { version: 1, picture } });
  expect([await looseSince(smallAt), await looseSince(largeAt)]).toEqual([undefined, undefined]);
  await addressOf(small);
  expect(await looseSince(smallAt)).toBeUndefined();

  const [index] = (await stored.indexes()).filter(({ key }) => key.looseSince === 1 && !key.brandId);
  expect(index?.expireAfterSeconds).toBe(looseDays * 86_400);
});

test('a campaign names only pictures that are there, small ones for a handheld, in words for whoever does not see', async () => {
  const address = await addressOf(another());
  const gone = `/pictures/${'0'.repeat(64)}`;
  const wide = await addressOf(another({ width: 401, height: 1 }));
  const refused = async (picture: Data) => {
    const { field, message } = await draft(picture);
    return [field, message];
  };
  expect(await refused(pictureOf(gone, address))).toEqual([
    'picture.fr.small',
    expect.stringContaining('not there any more'),
  ]);
  expect(await refused({ ...pictureOf(address), en: pictureOf(address, gone).en })).toEqual([
    'picture.en.large',
    expect.stringContaining('not there any more'),
  ]);
  expect(await refused(pictureOf(wide))).toEqual([
    'picture.fr.small',
    expect.stringContaining('too large for a handheld'),
  ]);
  expect(await refused(pictureOf(address, address, { fr: 'Un café', en: ' ' }))).toEqual([
    'picture.en.alt',
    expect.stringContaining('both languages'),
  ]);
  expect((await refused(pictureOf('https://elsewhere.example/x.png')))[0]).toBe('picture.fr.small');
  // What was refused names nothing.
  expect(await looseSince(address)).toBeDefined();
  expect(await draft(pictureOf(address, wide))).toMatchObject({ campaign: { version: 1 } });
});

test('a revised campaign keeps the picture of the version that receipts name', async () => {
  const [before, after] = [await addressOf(another()), await addressOf(another())];
  const { campaign } = (await draft(pictureOf(before))) as { campaign: { id: string } };
  const { answer } = await shop.mutate(
    marketer,
    'reviseCampaign',
    { campaignId: campaign.id, ...shop.content({ picture: pictureOf(after) }) },
    'campaign { version picture { en { small } } }',
  );
  expect(answer).toMatchObject({ campaign: { version: 2, picture: { en: { small: after } } } });
  expect(await looseSince(before)).toBeUndefined();
  expect(await fileAt(before)).not.toBeNull();
});

test('a brand has at most a hundred pictures that wait for a campaign, and takes nobody else’s place', async () => {
  const brandId = newId();
  const rows = Array.from({ length: 100 }, (_, at) => ({
    _id: `${brandId}-${at}`,
    type: 'image/png',
    width: 1,
    height: 1,
    bytes: 1,
    base64: '',
    brandId,
    looseSince: shop.clock(),
  }));
  await stored.insertMany(rows);
  expect(await upload(another(), brandUserOf(brandId))).toMatchObject({ reason: 'TOO_MANY_PICTURES' });
  expect((await upload(another(), brandUserOf(newId()))).address).toBeDefined();
  expect((await upload(another())).address).toBeDefined();
  await stored.deleteOne({ _id: rows[0]?._id ?? '' });
  expect((await upload(another(), brandUserOf(brandId))).address).toBeDefined();
});

describe('whoever shops', () => {
  const shown = async () => {
    const storeId = newId();
    const address = await addressOf(another());
    const picture = {
      fr: pictureOf(address, address, { fr: 'Trois biscuits', en: '' }).fr,
      en: pictureOf(address, address, { fr: '', en: 'Three biscuits' }).en,
    };
    return { storeId, address, picture };
  };

  test('is told the address with a message, in their language, by the feed and by the plain query', async () => {
    const { address, picture, storeId } = await shown();
    const message = { trigger: { kind: 'TRIP_OPENED' }, benefit: { kind: 'MESSAGE' } };
    await shop.launch({ storeIds: [storeId], picture, ...message });
    const trip = await shop.openTrip({ storeId });
    await until(() => shop.messagesOf(trip.tripId).length > 0);
    expect(shop.messagesOf(trip.tripId)).toMatchObject([
      {
        picture: {
          fr: { alt: 'Trois biscuits', small: address },
          en: { alt: 'Three biscuits', small: address },
        },
      },
    ]);
    const device = deviceOf(trip.deviceId, storeId);
    const { messages } = await shop.offersOf(device, trip.tripId, [lineFacts()]);
    expect(messages).toMatchObject([{ picture: { alt: 'Three biscuits', small: address } }]);
  });

  test('is told it with what is within reach, and the store is asked for nothing more', async () => {
    const { address, picture, storeId } = await shown();
    const benefit = { kind: 'N_FOR_M', take: 3, pay: 2 };
    await shop.launch({
      storeIds: [storeId],
      picture,
      benefit,
      target: { categories: ['Boissons'] },
    });
    const trip = await shop.openTrip({ storeId });
    const lines = [lineFacts({ quantity: 2 })];
    const ask = async () =>
      expect(
        (await shop.offersOf(deviceOf(trip.deviceId, storeId), trip.tripId, lines, { locale: 'fr' })).offers,
      ).toMatchObject({ next: { picture: { alt: 'Trois biscuits', small: address } } });
    const commands = await storeCommandsOf(
      { connections: mongoose.connections, service: 'offers' },
      ask,
      ({ command }) => command.find === 'campaigns',
    );
    expect(commands).toEqual([]);
  });

  test('finds it on their card', async () => {
    const { address, picture, storeId } = await shown();
    const campaignId = await shop.launch({ storeIds: [storeId], picture });
    const memberId = await shop.enrol();
    const { data } = await shop.ask(
      memberOf(memberId),
      '{ myOffers(first: 100) { items { id picture { alt large } } } }',
    );
    const { items } = data.myOffers as { items: Data[] };
    expect(items.find(({ id }) => id === campaignId)).toMatchObject({
      picture: { alt: 'Three biscuits', large: address },
    });
  });
});
