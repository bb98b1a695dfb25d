import type { Refused } from '../domain/refused';
import { ScannerRefusalReason, scannerRefusals } from './refusal.type';

const facts = {
  field: 'code',
  name: 'Café',
  lastDay: '2026-11-20',
  limit: 'pieces',
  max: 200,
  age: 18,
  dueMinor: 699,
  currency: 'EUR',
  paidIn: 'JPY',
  tillIn: 'EUR',
  quantityKept: 1,
  refundMinor: 585,
  keptMinor: 120,
  available: 12,
  tripId: 'trip',
};

test.each(Object.values(ScannerRefusalReason))('%s says what to do, in both languages', (reason) => {
  const refused = { ...facts, reason } as unknown as Refused;
  const [fr, en] = [
    scannerRefusals.present(refused, 'fr').message,
    scannerRefusals.present(refused, 'en').message,
  ];
  for (const text of [fr, en]) {
    expect(text).toMatch(/\.$/);
    expect(text.length).toBeGreaterThan(20);
    expect(text).not.toMatch(/undefined|NaN|\[object/);
  }
  expect(fr).not.toBe(en);
});

test('money and limits are written as people write them', () => {
  const due: Refused = { reason: 'AmountMismatch', dueMinor: 123456, currency: 'EUR' };
  expect(scannerRefusals.present(due, 'fr').message.replace(/\s/g, ' ')).toContain('1 234,56 €');
  expect(scannerRefusals.present(due, 'en')).toMatchObject({ due: { minor: 123456, currency: 'EUR' } });
  const value: Refused = { reason: 'TripLimitReached', limit: 'value', max: 5_000_000, currency: 'KWD' };
  expect(scannerRefusals.present(value, 'en').message).toContain('5,000.000');
  const limit: Refused = { reason: 'TripLimitReached', limit: 'lines', max: 300 };
  expect(scannerRefusals.present(limit, 'fr').message).toContain('300 lignes');
});
