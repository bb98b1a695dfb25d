import { givenByCurrency } from './given-by-currency';

const gave = (...discountGiven: { minor: number; currency: string }[]) => ({ results: { discountGiven } });

test('what campaigns gave is added up within a currency and never across two', () => {
  const campaigns = [
    gave({ minor: 1_050, currency: 'EUR' }, { minor: 800, currency: 'JPY' }),
    gave({ minor: 450, currency: 'EUR' }),
    gave(),
    { results: { discountGiven: null } },
    gave({ minor: 10_500, currency: 'KWD' }),
  ];
  expect(givenByCurrency(campaigns)).toEqual([
    { minor: 1_500, currency: 'EUR' },
    { minor: 800, currency: 'JPY' },
    { minor: 10_500, currency: 'KWD' },
  ]);
});
