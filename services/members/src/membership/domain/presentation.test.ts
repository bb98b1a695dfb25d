import { type Presentation, readersMax, wasShownAt, withPresentation } from './presentation';

const noon = new Date('2026-03-04T12:00:00Z');
const hoursLater = (hours: number) => new Date(noon.getTime() + hours * 3_600_000);
const shownTo = (readerId: string, at = noon): Presentation => ({
  readerId,
  storeId: 'nantes',
  proof: 'STATIC',
  at,
});
const shown = (...presentations: Presentation[]) =>
  presentations.reduce<Presentation[]>((known, one) => withPresentation(known, one), []);
const readersOf = (presentations: readonly Presentation[]) => presentations.map(({ readerId }) => readerId);

test('a member is greeted by the reader that saw the card and in its store, for twelve hours to the instant', () => {
  const card = shown(shownTo('till'));
  for (const place of [{ readerId: 'till' }, { storeIds: ['rennes', 'nantes'] }]) {
    expect(wasShownAt(card, place, hoursLater(12))).toBe(true);
    expect(wasShownAt(card, place, new Date(hoursLater(12).getTime() + 1))).toBe(false);
  }
  for (const place of [{ readerId: 'handheld' }, { storeIds: ['rennes'] }, { storeIds: [] }])
    expect(wasShownAt(card, place, noon)).toBe(false);
});

test('a reader that sees a card again is remembered once, since then', () => {
  const card = shown(shownTo('till'), shownTo('handheld'), shownTo('till', hoursLater(3)));
  expect(readersOf(card)).toEqual(['handheld', 'till']);
  expect(wasShownAt(card, { readerId: 'till' }, hoursLater(15))).toBe(true);
});

test('readers are forgotten once they may not greet any more', () => {
  const card = shown(shownTo('till'), shownTo('handheld', hoursLater(1)), shownTo('door', hoursLater(12.5)));
  expect(readersOf(card)).toEqual(['handheld', 'door']);
});

test('a card that is shown to more and more readers remembers the latest of them', () => {
  const readers = Array.from({ length: readersMax + 5 }, (_, index) => `reader ${index}`);
  expect(readersOf(shown(...readers.map((readerId) => shownTo(readerId))))).toEqual(readers.slice(5));
});
