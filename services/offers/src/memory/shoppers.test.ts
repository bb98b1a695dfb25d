import type { KnownMember } from '../projections/known-members';
import { rememberShoppers } from './shoppers';

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
  uses: jest.fn(async (): Promise<ReadonlyMap<string, number>> => new Map([['campaign', 2]])),
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
    });
  expect(read.uses).not.toHaveBeenCalled();
  await shoppers.byMember(memberId, ['campaign']);
  expect(await shoppers.byMember(memberId, ['campaign'])).toEqual(new Map([['campaign', 2]]));
  for (const one of Object.values(read)) expect(one).toHaveBeenCalledTimes(1);
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
