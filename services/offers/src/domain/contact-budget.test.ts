import { contactsLeft, recentContacts } from './contact-budget';

const at = new Date('2026-06-15T12:00:00Z');
const ago = (days: number) => new Date(at.getTime() - days * 86_400_000);

test('what is seven days old counts no more, and what has not been yet neither', () => {
  expect(recentContacts([ago(8), ago(7), ago(6.9), ago(0), ago(-1)], at)).toEqual([ago(6.9), ago(0)]);
});

test('nothing is left where as many were, or more when less became allowed', () => {
  const contacts = [ago(3), ago(2), ago(1)];
  expect([5, 3, 2, 0].map((perWeek) => contactsLeft(contacts, perWeek, at))).toEqual([2, 0, 0, 0]);
});
