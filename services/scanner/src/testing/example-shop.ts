import { idFromName } from '@rayon/kernel';
import type { Article } from '../domain/article';
import { articleId, deviceId, lineId, memberId, staffId, storeId, terminalId, tripId } from '../domain/ids';
import type { Store } from '../domain/store';

/** Noon of an ordinary day; tests count from here. */
export const noon = new Date('2026-11-21T12:00:00.000Z');
/** That day in the shop. */
export const today = '2026-11-21';

/** The shop tests happen in, and another one of the same retailer. */
export const nantes: Store = {
  storeId: storeId(idFromName('store:nantes')),
  name: 'Rayon Nantes',
  city: 'Nantes',
  currency: 'EUR',
  timeZone: 'Europe/Paris',
};
export const lyon: Store = {
  ...nantes,
  storeId: storeId(idFromName('store:lyon')),
  name: 'Rayon Lyon',
  city: 'Lyon',
};

/** Who does what in them. */
export const handheld = deviceId(idFromName('device:handheld-1'));
export const otherHandheld = deviceId(idFromName('device:handheld-2'));
export const till = terminalId(idFromName('terminal:till-1'));
export const otherTill = terminalId(idFromName('terminal:till-2'));
export const camille = memberId(idFromName('member:camille'));
export const sam = memberId(idFromName('member:sam'));
export const associate = staffId(idFromName('staff:alix'));

/** Ids by number, so that expectations can be read. */
export const line = (number: number) => lineId(idFromName(`line:${number}`));
export const trip = (number: number) => tripId(idFromName(`trip:${number}`));

/** An article sold by the piece for the price in cents, in both shops. */
export const article = (name: string, minor: number, facts: Partial<Article> = {}): Article => ({
  articleId: articleId(idFromName(`article:${name}`)),
  version: 1,
  name,
  category: 'grocery',
  codes: [codeOf(name)],
  soldBy: 'unit',
  minimumAge: 0,
  deposit: false,
  saleStop: 'none',
  prices: [nantes, lyon].map((store) => ({
    storeId: store.storeId,
    minor,
    currency: 'EUR',
    per: facts.soldBy === 'weight' ? 'kilogram' : 'unit',
    priceListVersion: 3,
  })),
  lots: [],
  ...facts,
});

/** A well-formed GTIN-14 made from a name. */
export const codeOf = (name: string): string => {
  let digits = 0;
  for (const letter of name) digits = (digits * 31 + letter.charCodeAt(0)) % 10_000_000_000;
  const body = `03${String(digits).padStart(10, '0')}0`;
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
};

const bottleDeposit = article('bottle deposit', 25, { deposit: true, category: 'deposit' });

/** The shelf. */
export const shelf = {
  coffee: article('coffee', 349),
  bottleDeposit,
  lemonade: article('lemonade', 180, { depositArticleId: bottleDeposit.articleId }),
  wine: article('wine', 899, { minimumAge: 18 }),
  knife: article('knife', 1500, { minimumAge: 16 }),
  /** 2.99 € per kilogram; its labels carry grams. */
  apples: article('apples', 299, { soldBy: 'weight', codes: ['02100001000004'] }),
  /** 24.50 € per kilogram; its labels carry the price. */
  cheese: article('cheese', 2450, { soldBy: 'weight', codes: ['02219741000004'] }),
  yoghurt: article('yoghurt', 199, {
    lots: [
      { storeId: nantes.storeId, lot: 'L1', expiresOn: '2026-11-22', markdownPercent: 30, recalled: false },
      { storeId: nantes.storeId, lot: 'L2', expiresOn: '2026-11-20', markdownPercent: 0, recalled: false },
      { storeId: nantes.storeId, lot: 'L3', expiresOn: '2026-12-20', markdownPercent: 0, recalled: true },
      { storeId: lyon.storeId, lot: 'L1', expiresOn: '2026-11-22', markdownPercent: 50, recalled: false },
    ],
  }),
} as const;
