import fc from 'fast-check';
import { draftOf } from '../../apps/web/src/faces/console/draft-of';
import { askedByCampaign, askedInDraft } from '../../apps/web/src/faces/console/message-asked';
import { type Lot, momentsOf } from '../../apps/web/src/faces/console/message-moments';
import type { BasketLine } from '../../services/offers/src/domain/basket';
import type { CampaignContent } from '../../services/offers/src/domain/campaign-content';
import { chooseMessage, noReception } from '../../services/offers/src/domain/choose-message';
import {
  aiming,
  exampleContent,
  exampleQuestion,
  line,
  noon,
} from '../../services/offers/src/domain/examples';
import { issueMessages } from '../../services/offers/src/domain/issue-messages';
import { dueMessages } from '../../services/offers/src/domain/live-messages';
import type { Occasion } from '../../services/offers/src/domain/occasion';
import { anonymous } from '../../services/offers/src/domain/shopper';
import { messagesAfter, unknownTrip } from '../../services/offers/src/domain/trip-copy';
import { shown } from './shown-campaign';

const brandId = '01890000-0000-7000-8000-0000000000bb';

const targets = fc.constantFrom(
  aiming(),
  aiming({ categories: ['Soupes'] }),
  aiming({ categories: ['Thés'] }),
  aiming({ categories: ['Thés', 'Soupes'] }),
  aiming({ except: aiming({ categories: ['Soupes'] }) }),
  aiming({ categories: ['Thés'], except: { ...aiming(), markedDown: true } }),
  aiming({ categories: ['Thés'], brandIds: [brandId], every: true }),
);

const conditions = fc.array(
  fc
    .record({
      target: targets,
      minimumQuantity: fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined }),
      minimumMinor: fc.option(fc.integer({ min: 1, max: 6_000 }), { nil: undefined }),
      withoutVat: fc.constantFrom(true, undefined),
      fromPercent: fc.option(fc.integer({ min: 1, max: 99 }), { nil: undefined }),
    })
    .filter(({ minimumQuantity, minimumMinor }) => (minimumQuantity ?? minimumMinor) !== undefined),
  { maxLength: 3 },
);

const contents: fc.Arbitrary<CampaignContent> = fc
  .record({
    target: targets,
    trigger: fc.constantFrom('line-scanned' as const, 'trip-ended' as const),
    conditions,
  })
  .map((given) =>
    exampleContent(JSON.parse(JSON.stringify({ id: 'said', benefit: { kind: 'message' }, ...given }))),
  );

/** Each piece on a line of its own, the last of its kind costs what the others leave. */
const linesOf = (basket: readonly Lot[]): BasketLine[] =>
  basket
    .flatMap(({ what, pieces, minor }) =>
      Array.from({ length: pieces }, (_, at) => {
        const each = Math.floor(minor / pieces);
        const price = at === pieces - 1 ? minor - each * (pieces - 1) : each;
        // The name of a brand that is asked for beside a category stands after it.
        const [category = 'Autres', brand] = what?.name.split(' · ') ?? [];
        return { category, ...(brand === undefined ? {} : { brandId }), price };
      }),
    )
    .map(({ price, ...about }, at) =>
      line(`piece ${at}`, price, 1, { ...about, sequence: at + 1, vatBasisPoints: 2_000 }),
    );

/** The messages that are due as the last line comes in, or as the trip ends. */
const dueWith = (content: CampaignContent, lines: readonly BasketLine[]) => {
  const occasion: Occasion =
    content.trigger === 'trip-ended'
      ? { kind: 'trip-ended', lines }
      : { kind: 'lines-scanned', lines: lines.slice(-1), basket: lines };
  const { campaigns } = exampleQuestion([], [{ id: 'said', ...content }]);
  return dueMessages(
    campaigns,
    occasion,
    { storeId: 'store', saidCampaignIds: new Set(), issuedCount: 0, sponsoredCount: 0 },
    { shopper: anonymous, currency: 'EUR', at: noon, timeZone: undefined, allowances: () => ({}) },
  );
};

/** Whether a message that was said with a basket still stands with another one. */
const standsWith = (content: CampaignContent, said: readonly BasketLine[], now: readonly BasketLine[]) => {
  const called = dueWith(content, said).map((one) => ({ ...one, messageId: 'm' }));
  const choice = chooseMessage(called, () => ({ reception: noReception, isSeen: false }), {
    tripId: 'trip',
    sequence: 1,
    afterSequence: said.length,
    at: noon,
  });
  const { trip } = issueMessages(unknownTrip('trip'), called, { sequence: 1, at: noon, choice });
  return messagesAfter(trip, 0, { basket: now, declined: new Set() }).length === 1;
};

describe('a message that is shown before it is live', () => {
  test('is said with the example baskets as the rules say it, and with no scan before', () => {
    const kinds = new Map<string, number>();
    fc.assert(
      fc.property(contents, (content) => {
        const moments = momentsOf(askedByCampaign(shown(content)), 100);
        kinds.set('all', (kinds.get('all') ?? 0) + 1);
        for (const { kind } of moments) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
        const said = moments.find(({ kind }) => kind === 'said');
        if (!said) return;
        const lines = linesOf(said.basket);
        expect(dueWith(content, lines)).toHaveLength(1);
        expect(standsWith(content, lines, lines)).toBe(true);
        for (const { kind, basket } of moments) {
          if (kind === 'said') continue;
          const others = linesOf(basket);
          expect(standsWith(content, lines, others)).toBe(false);
          if (kind === 'reached') continue;
          expect(others).toHaveLength(lines.length - 1);
          // Nor by any of the scans that led there.
          for (let count = 0; count <= others.length; count += 1)
            expect(dueWith(content, others.slice(0, count))).toEqual([]);
        }
      }),
      { numRuns: 600 },
    );
    const shareOf = (kind: string) => (kinds.get(kind) ?? 0) / (kinds.get('all') ?? 1);
    // What is left is mostly what no basket has.
    expect(shareOf('said')).toBeGreaterThan(0.6);
    expect(shareOf('before')).toBeGreaterThan(0.5);
    expect(shareOf('reached')).toBeGreaterThan(0.2);
  });

  test('is the same in its form and on its page', () => {
    fc.assert(
      fc.property(contents, fc.constantFrom('fr' as const, 'en' as const), (content, language) => {
        const campaign = shown(content);
        expect(askedInDraft(draftOf(campaign, language), 'own')).toEqual(askedByCampaign(campaign));
      }),
      { numRuns: 200 },
    );
  });
});
