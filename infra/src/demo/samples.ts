import { inStoreCode, weighedLabel } from './own-articles';
import { isTradeEan13, productRows, raised } from './products';
import { lotLabel, lotsOn } from './seed';

/** A few codes a visitor can scan without a shop around: each shows something else. */
export const sampleCodes = (now: Date = new Date()): { label: string; code: string }[] => {
  const good = productRows().filter((row) => isTradeEan13(row.codes[0]));
  const product = (fits: (row: (typeof good)[number]) => boolean, place = 0) => good.filter(fits)[place];
  const [, near] = lotsOn(now.toISOString().slice(0, 10));
  const packaged = [
    product((row) => row.category === 'Biscuits', 40),
    product((row) => row.brand === 'Tropicana'),
    product((row) => row.brand === "Lay's"),
    product((row) => row.category === 'Soupes', 3),
    product(({ codes }) => codes.includes(raised.code)),
  ].flatMap((row) => (row ? [{ label: row.name, code: row.codes[0] ?? '' }] : []));
  return [
    ...packaged,
    { label: 'Bananes 1,240 kg', code: weighedLabel(101, 1240) },
    { label: 'Bière 75 cl (18+, consigne)', code: inStoreCode(201) },
    ...(near ? [{ label: 'Salade, date courte', code: lotLabel(301, near) }] : []),
    { label: '?', code: inStoreCode(99_999) },
  ];
};
