import { gatewayClient, perform } from '@rayon/client';
import { defineStoreDocument, importArticlesDocument } from '@rayon/client/operations/retailer';
import { signInPerson } from '@rayon/client/shop';
import { withCheckDigit } from '@rayon/gs1';
import { administrator } from '@rayon/infra';
import { newId } from '@rayon/kernel';
import { send } from './asking';
import { openPremises, type Premises } from './premises';

/** A text as long as it may be, in characters that take most bytes. */
const longest = (what: string, characters: number) => what.padEnd(characters, '棚');

const storeReferences = [0, 1, 2, 3, 4].map((number) => longest(`S${number}`, 64));

/** A row with everything a row may have where there are five hundred of them. */
const fullRow = (importer: number, number: number) => ({
  reference: longest(`R${importer}-${number}`, 64),
  name: longest(`Article ${number}`, 200),
  brand: longest(`Brand ${number % 20}`, 100),
  category: longest(`Category ${number % 20}`, 100),
  codes: Array.from({ length: 20 }, (_, code) =>
    withCheckDigit(`93${importer}${String(number * 20 + code).padStart(10, '0')}`),
  ),
  soldBy: 'UNIT' as const,
  minimumAge: 18,
  vatPercent: 19.99,
  promotionCapPercent: 34.25,
  purchasePrices: [{ currency: 'EUR', minor: 99_999_999 }],
  prices: storeReferences.slice(0, 2).map((storeReference) => ({ storeReference, minor: 99_999_999 })),
  lots: storeReferences.slice(3).map((storeReference) => ({
    storeReference,
    lot: `L${number}`.padEnd(20, 'x'),
    expiresOn: '2031-12-31',
    markdownPercent: 90,
  })),
});

describe.each([
  ['in one process', false],
  ['each in a process of its own', true],
])('a large import, with services %s', (_how, overHttp) => {
  let premises: Premises;
  beforeAll(async () => {
    premises = await openPremises({ overHttp });
  });
  afterAll(() => premises?.stop());

  test('as many rows as may be, each as long as it may be, are taken at once, from three people', async () => {
    const admin = await signInPerson(gatewayClient(premises.url), 'signInStaff', administrator);
    for (const reference of storeReferences)
      await perform(admin, defineStoreDocument, {
        commandId: newId(),
        reference,
        name: 'Rayon',
        city: 'Lyon',
        currency: 'EUR',
        timeZone: 'Europe/Paris',
      });
    const imports = [0, 1, 2].map((importer) =>
      perform(admin, importArticlesDocument, {
        commandId: newId(),
        rows: Array.from({ length: 500 }, (_, number) => fullRow(importer, number)),
      }),
    );
    for (const done of await Promise.all(imports)) expect(done).toMatchObject({ created: 500, rejected: [] });
  });

  test('strangers send no more than a hundred kilobytes', async () => {
    const body = JSON.stringify({ query: '{ session { kind } }', variables: { x: 'x'.repeat(101 * 1024) } });
    expect((await send(premises.url, body)).status).toBe(413);
  });
});
