import * as fc from 'fast-check';
import type { Choice } from './choose-message';
import { compileCampaign } from './compiled-campaign';
import { aiming, exampleContent, noon } from './examples';
import { judgeTrip, silenced } from './judge-messages';
import { isFollowedBy, subjectBy, subjectOf } from './message-subject';
import type { IssuedMessage } from './trip-copy';

const candidate = (campaignId: string) => ({
  ...{ campaignId, version: 1, yes: 1, no: 9, worth: 1, drawn: 0.1, chance: 0.5 },
});
const choice = (campaignId: string | undefined, candidates: string[], afterSequence = 1): Choice => ({
  ...(campaignId === undefined ? {} : { campaignId }),
  ...{ sequence: 2, at: noon, afterSequence, isExplored: false },
  candidates: candidates.map(candidate),
});
const issued = (campaignId: string, shownAt?: Date): IssuedMessage => ({
  ...{ sequence: 1, messageId: `m-${campaignId}`, campaignId, campaignVersion: 1, issuedAt: noon },
  ...{ title: { fr: '', en: '' }, body: { fr: '', en: '' } },
  ...(shownAt ? { shownAt } : {}),
});
const bought = (category: string, sequence: number) => ({
  ...{ articleId: 'a', gtin: 'g', category, quantity: 1, unitPriceMinor: 100, amountMinor: 100 },
  ...{ deposit: false, sequence },
});
const about = ({ campaignId }: { campaignId: string }) => subjectBy([`c:${campaignId}`]);

test('a message is about its brand, the category it is for, or what it targets', () => {
  const subject = (change: object) =>
    subjectOf(
      compileCampaign({
        campaignId: 'c',
        version: 1,
        ...('brandId' in change ? { brandId: String(change.brandId) } : {}),
        content: exampleContent({
          ...{ id: 'c', benefit: { kind: 'message' }, target: { categories: ['Thé'] } },
          ...change,
        }),
      }),
    );
  const of = (change: object) => subject(change).keys;
  expect(of({})).toEqual(['c:thé']);
  expect(of({ brandId: 'lays' })).toEqual(['b:lays']);
  expect(of({ audience: { kind: 'personalised', notBoughtCategory: 'Soupes' } })).toEqual(['c:soupes']);
  expect(of({ target: {} })).toEqual([]);
  const except = { ...aiming(), markedDown: true as const };
  const { isIn } = subject({ target: { categories: ['Thé'], except } });
  expect([bought('Thé', 1), { ...bought('Thé', 1), markedDown: true as const }].map(isIn)).toEqual([
    true,
    false,
  ]);
});

test('what comes after the line follows, what was there and deposits do not', () => {
  expect(isFollowedBy(subjectBy(['c:thé']), 2, [bought('Thé', 3)])).toBe(true);
  expect(isFollowedBy(subjectBy(['c:thé']), 2, [bought('Thé', 2), bought('Lait', 3)])).toBe(false);
  expect(isFollowedBy(subjectBy(['c:thé']), 2, [{ ...bought('Thé', 3), deposit: true }])).toBe(false);
});

test('a message that was shown was followed or not, one that lost tells of silence, one nobody saw tells nothing', () => {
  const trip = {
    choices: [choice('a', ['a', 'b']), choice('c', ['b', 'c'], 2)],
    messages: [issued('a', noon), issued('c')],
  };
  const judged = judgeTrip(trip, { lines: [bought('a', 2), bought('b', 2)] }, about);
  expect(judged.map(({ campaignId, reception }) => [campaignId, Object.values(reception)])).toEqual([
    ['a', [1, 1, 0, 0]],
    ['b', [0, 0, 1, 1]],
  ]);
  // A trip that was given up bought nothing.
  expect(judgeTrip(trip, undefined, about)[0]?.reception).toMatchObject({ shown: 1, bought: 0 });
});

test('a message over which silence was chosen is not considered again', () => {
  expect([...silenced({ choices: [choice(undefined, ['a', 'b']), choice('c', ['c', 'd'])] })]).toEqual([
    'a',
    'b',
  ]);
});

test('whatever was chosen, each campaign is counted once at most', () => {
  const ids = fc.constantFrom('a', 'b', 'c', 'd');
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.option(ids, { nil: undefined }), fc.uniqueArray(ids, { minLength: 1 })), {
        maxLength: 4,
      }),
      fc.uniqueArray(fc.tuple(ids, fc.boolean()), { selector: ([id]) => id }),
      (chosen, messages) => {
        const judged = judgeTrip(
          {
            choices: chosen.map(([id, candidates]) => choice(id, candidates)),
            messages: messages.map(([id, isShown]) => issued(id, isShown ? noon : undefined)),
          },
          { lines: [bought('a', 5)] },
          about,
        );
        expect(new Set(judged.map(({ campaignId }) => campaignId)).size).toBe(judged.length);
        for (const { reception } of judged) {
          expect(reception.shown + reception.unshown).toBe(1);
          expect(reception.bought).toBeLessThanOrEqual(reception.shown);
          expect(reception.anyway).toBeLessThanOrEqual(reception.unshown);
        }
      },
    ),
  );
});
