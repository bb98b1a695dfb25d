import { type ConditionAsked, type MessageAsked, type MessageMoment, momentsOf } from './message-moments';

const soup = { id: 'categories:soup', name: 'Soups' };
const tea = { id: 'categories:tea', name: 'Teas' };

const condition = (given: Partial<ConditionAsked>): ConditionAsked => ({
  of: [],
  not: [],
  pieces: 0,
  minor: 0,
  withoutVat: false,
  fromPercent: null,
  ...given,
});

const asked = (given: Partial<MessageAsked> = {}): MessageAsked => ({
  trigger: 'LINE_SCANNED',
  about: { of: [], not: [] },
  conditions: [],
  ...given,
});

/** Each basket in a line. */
const told = (moments: readonly MessageMoment[]) =>
  moments.map(({ kind, basket }) =>
    [kind, ...basket.map(({ what, pieces, minor }) => `${pieces} ${what?.name ?? 'any'} ${minor}`)].join(
      ', ',
    ),
  );

const momentsIn = (message: MessageAsked) => told(momentsOf(message, 100));

describe('the moments of a message', () => {
  test('a greeting is said with an empty basket', () => {
    expect(momentsIn(asked({ trigger: 'TRIP_OPENED' }))).toEqual(['said']);
  });

  test('one about an article is said when it is scanned', () => {
    expect(momentsIn(asked({ about: { of: [soup, tea], not: [] } }))).toEqual([
      'before',
      'said, 1 Soups 300',
    ]);
    expect(momentsIn(asked())).toEqual(['before', 'said, 1 any 300']);
  });

  test('at the end something was bought: there is no moment with an empty basket', () => {
    expect(momentsIn(asked({ trigger: 'TRIP_ENDED' }))).toEqual(['said, 1 any 300']);
  });

  test('one that asks for an amount is said once the basket has it, with what it is about scanned last', () => {
    const thirty = condition({ minor: 3_000 });
    expect(momentsIn(asked({ conditions: [thirty] }))).toEqual(['before, 1 any 1500', 'said, 2 any 3000']);
    expect(momentsIn(asked({ about: { of: [soup], not: [] }, conditions: [thirty] }))).toEqual([
      'before, 2 any 2700',
      'said, 2 any 2700, 1 Soups 300',
    ]);
  });

  test('one that asks for a mix is said once all of it is there', () => {
    const mix = [condition({ of: [soup], pieces: 2 }), condition({ of: [tea], minor: 500 })];
    expect(momentsIn(asked({ conditions: mix }))).toEqual([
      'before, 2 Soups 600, 1 Teas 250',
      'said, 2 Soups 600, 2 Teas 500',
    ]);
    expect(momentsIn(asked({ about: { of: [soup], not: [] }, conditions: mix }))).toEqual([
      'before, 2 Teas 500, 1 Soups 300',
      'said, 2 Teas 500, 2 Soups 600',
    ]);
  });

  test('one on the way is said from its share on, until it is reached', () => {
    const nearly = condition({ minor: 3_000, fromPercent: 80 });
    expect(momentsIn(asked({ conditions: [nearly] }))).toEqual([
      'before, 1 any 1200',
      'said, 2 any 2400',
      'reached, 3 any 3000',
    ]);
    const pieces = condition({ of: [soup], pieces: 3, fromPercent: 60 });
    expect(momentsIn(asked({ trigger: 'TRIP_ENDED', conditions: [pieces] }))).toEqual([
      'before, 1 Soups 300',
      'said, 2 Soups 600',
      'reached, 3 Soups 900',
    ]);
  });

  test('amounts without VAT are shown with it', () => {
    expect(momentsIn(asked({ conditions: [condition({ minor: 1_000, withoutVat: true })] }))).toEqual([
      'before, 1 any 600',
      'said, 2 any 1200',
    ]);
  });

  test('there is room for many pieces under an amount that is not reached yet', () => {
    const conditions = [condition({ pieces: 5 }), condition({ minor: 700, fromPercent: 50 })];
    expect(momentsIn(asked({ conditions }))[1]).toBe('said, 5 any 500');
  });

  test('conditions that exclude each other have no example', () => {
    const conditions = [condition({ minor: 5_000 }), condition({ minor: 3_000, fromPercent: 80 })];
    expect(momentsIn(asked({ conditions }))).toEqual([]);
  });
});
