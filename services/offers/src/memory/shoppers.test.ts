import type { KnownMember } from '../projections/known-members';
import { rememberShoppers, type Shoppers } from './shoppers';

const memberId = 'member';
const member = (facts: Partial<KnownMember> = {}): KnownMember => ({
  memberId,
  personalised: true,
  consentSequence: 3,
  ...facts,
});

const reads = (found: KnownMember | undefined) => ({
  member: jest.fn(async () => found),
  bought: jest.fn(async (): Promise<ReadonlySet<string>> => new Set(['Thé'])),
  past: jest.fn(async () => undefined),
  uses: jest.fn(async (): Promise<ReadonlyMap<string, number>> => new Map([['campaign', 2]])),
  declined: (): ReadonlySet<string> => new Set(['put aside']),
  activated: (): ReadonlySet<string> => new Set(['activated']),
  wantsQuiet: () => false,
});

test('facts of a shopper are read once, each when it is needed', async () => {
  const read = reads(member());
  const shoppers = rememberShoppers(read);
  for (let times = 0; times < 3; times += 1)
    expect(await shoppers.of(memberId)).toEqual({
      kind: 'member',
      memberId,
      personalised: true,
      boughtCategories: new Set(['Thé']),
      days: { kind: 'known' },
      declined: new Set(['put aside']),
      activated: new Set(['activated']),
      wantsQuiet: false,
    });
  expect(read.uses).not.toHaveBeenCalled();
  await shoppers.byMember(memberId, ['campaign']);
  expect(await shoppers.byMember(memberId, ['campaign'])).toEqual(new Map([['campaign', 2]]));
  for (const one of [read.member, read.bought, read.uses]) expect(one).toHaveBeenCalledTimes(1);
});

test('without consent the history is not even read', async () => {
  const read = reads(member({ personalised: false }));
  expect(await rememberShoppers(read).of(memberId)).toMatchObject({ personalised: false });
  expect(read.bought).not.toHaveBeenCalled();
});

test('a withdrawn consent counts with its event, whatever the store still says', async () => {
  const shoppers = rememberShoppers(reads(member()));
  shoppers.consentChanged(memberId, { personalised: false, sequence: 4 });
  expect(await shoppers.of(memberId)).toMatchObject({ personalised: false });
  shoppers.forget(memberId);
  expect(await shoppers.of(memberId)).toMatchObject({ personalised: false });
  shoppers.consentChanged(memberId, { personalised: true, sequence: 3 });
  expect(await shoppers.of(memberId)).toMatchObject({ personalised: false });
});

test('a consent withdrawn while the history is read counts', async () => {
  const read = reads(member());
  const shoppers = rememberShoppers(read);
  read.bought.mockImplementation(async () => {
    shoppers.consentChanged(memberId, { personalised: false, sequence: 4 });
    return new Set(['Thé']);
  });
  expect(await shoppers.of(memberId)).toMatchObject({ personalised: false });
});

test('an older event does not undo what the store knows', async () => {
  const shoppers = rememberShoppers(reads(member()));
  shoppers.consentChanged(memberId, { personalised: false, sequence: 2 });
  expect(await shoppers.of(memberId)).toMatchObject({ personalised: true });
});

test('what could not be read is tried again', async () => {
  const read = reads(member());
  const shoppers = rememberShoppers(read);
  read.member.mockRejectedValueOnce(new Error('away'));
  await expect(shoppers.of(memberId)).rejects.toThrow('away');
  expect(await shoppers.of(memberId)).toMatchObject({ personalised: true });
});

describe('what a transaction reads of a shopper', () => {
  const uses: ReadonlyMap<string, number> = new Map([['campaign', 1]]);
  const learnt = { member: member(), bought: new Set(['Lait']), uses };
  /** A transaction whose reading ends when it is told to. */
  const transaction = () => {
    let end: () => void = () => undefined;
    const reading = new Promise<void>((resolve) => {
      end = resolve;
    });
    return { end, read: () => reading.then(() => learnt) };
  };
  const begin = () => {
    const read = reads(member());
    const shoppers = rememberShoppers(read);
    const { end, read: readAll } = transaction();
    expect(shoppers.isKnown(memberId)).toBe(false);
    return { read, shoppers, end, learning: shoppers.learn(memberId, readAll) };
  };

  test('is waited for and not read again', async () => {
    const { read, shoppers, end } = begin();
    const asked = Promise.all([shoppers.of(memberId), shoppers.byMember(memberId, ['campaign'])]);
    end();
    expect(await asked).toMatchObject([{ boughtCategories: new Set(['Lait']) }, uses]);
    expect(shoppers.isKnown(memberId)).toBe(true);
    for (const one of [read.member, read.bought, read.uses]) expect(one).not.toHaveBeenCalled();
  });

  test('is counted on when it gave something, and only on what it read', async () => {
    const { read, shoppers, end, learning } = begin();
    end();
    await learning;
    const given = { to: uses, counters: ['campaign', 'greeting'] };
    shoppers.used(memberId, given);
    const after = new Map([
      ['campaign', 2],
      ['greeting', 1],
    ]);
    expect(await shoppers.byMember(memberId, ['campaign'])).toEqual(after);
    expect(read.uses).not.toHaveBeenCalled();
    shoppers.used(memberId, given);
    await shoppers.byMember(memberId, ['campaign']);
    expect(read.uses).toHaveBeenCalledTimes(1);
  });

  test.each([
    ['they were given something', (shoppers: Shoppers) => shoppers.used(memberId)],
    ['their trip is over', (shoppers: Shoppers) => shoppers.forget(memberId)],
    [
      'consent is withdrawn',
      (shoppers: Shoppers) => shoppers.consentChanged(memberId, { personalised: false, sequence: 4 }),
    ],
  ])('is not remembered when meanwhile %s', async (_, happens) => {
    const { read, shoppers, end, learning } = begin();
    happens(shoppers);
    end();
    await learning;
    await shoppers.byMember(memberId, ['campaign']);
    expect(read.uses).toHaveBeenCalledTimes(1);
    shoppers.consentChanged(memberId, { personalised: true, sequence: 5 });
    expect(await shoppers.of(memberId)).toMatchObject({ boughtCategories: new Set(['Thé']) });
  });

  test('does not undo a consent that is newer', async () => {
    const { shoppers, end, learning } = begin();
    end();
    await learning;
    shoppers.consentChanged(memberId, { personalised: false, sequence: 4 });
    expect(await shoppers.of(memberId)).toMatchObject({ personalised: false });
  });

  test('is read by who needs it when the transaction could not', async () => {
    const read = reads(member());
    const shoppers = rememberShoppers(read);
    const learning = shoppers.learn(memberId, async () => {
      throw new Error('away');
    });
    const asked = shoppers.of(memberId);
    await expect(learning).rejects.toThrow('away');
    expect(await asked).toMatchObject({ personalised: true });
    expect(read.member).toHaveBeenCalledTimes(1);
  });
});
