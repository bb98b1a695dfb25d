import { holdsPaymentCard } from './payment-card';

test.each([
  '4111111111111111',
  '4111 1111 1111 1111',
  'paid with 5555-5555-5555-4444, said the shopper',
  '4111\u00a01111\u20111111\u202f1111',
  '４１１１１１１１１１１１１１１１',
  '378282246310005',
  '6011111111111117',
  '2223003122003222',
])('the number of a payment card is known by its form: %s', (text) => {
  expect(holdsPaymentCard(text)).toBe(true);
});

test.each([
  '',
  'two bottles too many',
  '4111111111111112',
  '4006381333931',
  '04006381333931',
  '010400638133393110L23',
  '376099900000000010',
  '2026112200000427',
  'T7-000123456789',
  '41111111111111114111111111111111',
])('what a shop writes is none: %s', (text) => {
  expect(holdsPaymentCard(text)).toBe(false);
});
