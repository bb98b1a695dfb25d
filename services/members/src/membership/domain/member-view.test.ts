import { visibleParts } from './member-view';

test('a reader may greet a member whose card it has seen, and nothing else', () => {
  expect(visibleParts({ kind: 'reader', cardWasPresented: true })).toEqual(['id', 'firstName', 'locale']);
  expect(visibleParts({ kind: 'reader', cardWasPresented: false })).toEqual([]);
});

test('whether somebody works here is seen by the office and by themselves, and by no reader', () => {
  expect(visibleParts({ kind: 'office' })).toContain('employedSince');
  expect(visibleParts({ kind: 'self' })).toContain('employedSince');
  expect(visibleParts({ kind: 'reader', cardWasPresented: true })).not.toContain('employedSince');
});

test('the office never sees address, card, consent or birthday; others see nothing; oneself sees all', () => {
  const hidden = ['email', 'card', 'consents', 'birthday'] as const;
  for (const part of hidden) {
    expect(visibleParts({ kind: 'office' })).not.toContain(part);
    expect(visibleParts({ kind: 'self' })).toContain(part);
  }
  expect(visibleParts({ kind: 'nobody' })).toEqual([]);
});
