import { type BillLine, billFile, lastDayOfLine } from './bill-file';

const line = (change: Partial<BillLine>): BillLine => ({
  number: 1,
  from: '2026-11-02T00:00:00.000Z',
  to: '2026-11-05T00:00:00.000Z',
  count: 75,
  takenBack: 0,
  amount: { minor: 93, currency: 'EUR' },
  countSum: 75,
  amountSum: { minor: 93, currency: 'EUR' },
  ...change,
});
const placement = {
  billing: 'IMPRESSION' as const,
  price: { minor: 1_250, currency: 'EUR' },
  cap: { minor: 10_000, currency: 'EUR' },
};

test('each line says its days, and enough to work out its amount again', () => {
  const lines = [
    line({}),
    line({
      number: 2,
      from: '2026-11-05T00:00:00.000Z',
      to: '2026-11-06T00:00:00.000Z',
      count: 60,
      amount: { minor: 75, currency: 'EUR' },
      countSum: 135,
      amountSum: { minor: 168, currency: 'EUR' },
    }),
  ];
  const [heading, ...rows] = billFile({ id: 'c-1', placement }, lines).split('\r\n');
  expect(heading).toContain('count_up_to_here,amount_up_to_here,currency');
  expect(rows).toEqual([
    'c-1,1,2026-11-02,2026-11-04,impression,12.50,75,0,0.93,75,0.93,EUR',
    'c-1,2,2026-11-05,2026-11-05,impression,12.50,60,0,0.75,135,1.68,EUR',
    '',
  ]);
});

test('amounts have the decimals of their currency', () => {
  const yen = { minor: 1_250, currency: 'JPY' };
  const file = billFile({ id: 'c', placement: { ...placement, price: yen } }, [
    line({ amount: { minor: 93, currency: 'JPY' }, amountSum: { minor: 93, currency: 'JPY' } }),
  ]);
  expect(file).toContain(',1250,75,0,93,75,93,JPY');
});

test('a line ends on the day before the next begins', () => {
  expect(lastDayOfLine(line({ to: '2026-03-01T00:00:00.000Z' }))).toBe('2026-02-28');
});
