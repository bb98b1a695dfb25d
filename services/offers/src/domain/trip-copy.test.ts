import type { BasketLine } from './basket';
import { messagesAfter, unknownTrip, withFacts, withKnown, withVoided } from './trip-copy';

const opened = withFacts(unknownTrip('trip'), { storeId: 'store', deviceId: 'device' }, 1);

test('follows who, where and in what state, and keeps what an event does not say', () => {
  const attached = withFacts(opened, { memberId: 'member', deviceId: undefined }, 4);
  expect(attached).toMatchObject({ deviceId: 'device', memberId: 'member', heardSequence: 4 });
});

test('an event that was followed before, or says nothing new, changes nothing', () => {
  const taken = withFacts(opened, { deviceId: 'other' }, 4);
  expect(withFacts(taken, { deviceId: 'device' }, 4)).toBe(taken);
  expect(withFacts(taken, { deviceId: 'device' }, 2)).toBe(taken);
  expect(withFacts(taken, { deviceId: 'other' }, 9)).toBe(taken);
});

test('a trip that is over stays over', () => {
  const closed = withFacts(opened, { status: 'closed' }, 5);
  expect(withFacts(closed, { status: 'cancelled', memberId: 'member' }, 6)).toMatchObject({
    status: 'closed',
    memberId: 'member',
  });
});

test('what is known beyond a copy that was read stays known, and what it knows beyond that too', () => {
  const known = withVoided(withFacts(opened, { memberId: 'member' }, 4), ['line']);
  const read = { ...opened, status: 'ended', basketVersion: 1, heardSequence: 3 } as const;
  expect(withKnown(read, known)).toMatchObject({
    memberId: 'member',
    voidedLineIds: ['line'],
    status: 'ended',
    basketVersion: 1,
  });
  expect(withKnown({ ...read, memberId: 'later', heardSequence: 8 }, known).memberId).toBe('later');
});

describe('a message', () => {
  const line = (lineId: string, sequence: number, facts: Partial<BasketLine> = {}): BasketLine => ({
    lineId,
    sequence,
    articleId: lineId,
    gtin: '00000000000000',
    category: 'juice',
    quantity: 1,
    unitPriceMinor: 100,
    amountMinor: 100,
    deposit: false,
    ...facts,
  });
  const said = { title: { fr: '', en: '' }, body: { fr: '', en: '' }, issuedAt: new Date(0) };
  const message = {
    ...said,
    sequence: 1,
    messageId: 'm',
    campaignId: 'c',
    campaignVersion: 1,
    lineId: 'juice',
  };
  const about = { brandId: 'crunchy', category: 'crisps' };
  const told = (facts: object, ...basket: BasketLine[]) =>
    messagesAfter({ ...opened, messages: [{ ...message, ...facts }] }, 0, {
      basket,
      declined: new Set(['other']),
    }).length === 1;

  test('goes when the member says that its campaign is not for them', () => {
    expect(told({}, line('juice', 1))).toBe(true);
    expect(told({ campaignId: 'other' }, line('juice', 1))).toBe(false);
  });

  test('goes when a card is shown, where it is for whoever has none', () => {
    const messages = [{ ...message, untilCard: true as const }];
    const told = (trip: object) =>
      messagesAfter({ ...opened, messages, ...trip }, 0, { basket: [line('juice', 1)], declined: new Set() });
    expect(told({ memberId: undefined })).toHaveLength(1);
    expect(told({ memberId: 'ann' })).toEqual([]);
  });

  test('goes when an article it is about is scanned after its own line', () => {
    const juice = line('juice', 2, { brandId: 'crunchy' });
    expect(told({ about }, juice)).toBe(true);
    expect(told({ about }, line('before', 1, { category: 'crisps' }), juice)).toBe(true);
    expect(told({ about }, juice, line('other', 3))).toBe(true);
    expect(told({ about }, juice, line('packet', 3, { category: 'crisps' }))).toBe(false);
    expect(told({ about }, juice, line('dip', 3, { brandId: 'crunchy' }))).toBe(false);
  });

  test('that is about nothing in particular stays, and a greeting goes with the first article it is about', () => {
    expect(told({}, line('juice', 1), line('packet', 2, { category: 'crisps' }))).toBe(true);
    const greeting = { lineId: undefined, about };
    expect(told(greeting, line('juice', 1))).toBe(true);
    expect(told(greeting, line('packet', 1, { category: 'crisps' }))).toBe(false);
  });
});
