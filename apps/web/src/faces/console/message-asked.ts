import { minorIn, wholeIn } from './amount';
import type { WholeCampaign } from './campaign';
import { type Aim, codesIn, conditionsOf, type Draft, type Lists, type Named, type Picks } from './draft';
import { named } from './draft-of';
import type { ConditionAsked, MessageAsked } from './message-moments';

/** Of one name, and of one only: a brand may be called like a category. */
const keyed = (list: keyof Lists, { id, name }: Named): Named => ({ id: `${list}:${id}`, name });

const kindsIn = ({ categories, brands, articles, codes }: Lists): Named[][] =>
  [
    categories.map((name) => keyed('categories', { id: name, name })),
    brands.map((brand) => keyed('brands', brand)),
    [
      ...articles.map((article) => keyed('articles', article)),
      ...codesIn(codes).map((code) => keyed('codes', { id: code, name: code })),
    ],
  ].filter(({ length }) => length > 0);

/** What is in several lists at once is one thing of each. */
const picked = (picks: Omit<Picks, 'except'>): Named[] => {
  const kinds = kindsIn(picks);
  if (!picks.every || kinds.length < 2) return kinds.flat();
  const of = kinds.flatMap(([first]) => first ?? []);
  return [{ id: of.map(({ id }) => id).join(' '), name: of.map(({ name }) => name).join(' · ') }];
};

const pickedIn = (target: WholeCampaign['target']): Named[] =>
  picked({
    categories: target.categories,
    brands: named(target.brandIds, target.brands),
    articles: named(target.articleIds, target.articles),
    codes: target.gtins.join(' '),
    every: target.every,
  });

/** What makes the message of a campaign appear. */
export const askedByCampaign = ({ trigger, target, conditions }: WholeCampaign): MessageAsked => ({
  trigger: trigger.kind === 'BASKET' ? 'LINE_SCANNED' : trigger.kind,
  about: pickedIn(target),
  conditions: conditions.map(({ target: of, minimumQuantity, minimumMinor, withoutVat, fromPercent }) => ({
    of: pickedIn(of),
    pieces: minimumQuantity ?? 0,
    minor: minimumMinor ?? 0,
    withoutVat,
    fromPercent,
  })),
});

/** The same of a form, as far as it is filled in; `own` is what all articles of its brand go by. */
export const askedInDraft = (draft: Draft, own: string): MessageAsked => {
  const about = reached(draft, own);
  const aimed = (aim: Aim): Named[] => {
    if (aim.of === 'WHOLE') return [];
    return aim.of === 'SAME' ? about : picked(aim);
  };
  const conditions = conditionsOf(draft).map((condition): ConditionAsked => {
    const begins = wholeIn(condition.begins) ?? 0;
    return {
      of: aimed(condition),
      pieces: wholeIn(condition.quantity) ?? 0,
      minor: minorIn(condition.amount, draft.currency) ?? 0,
      withoutVat: condition.withoutVat,
      fromPercent: begins > 0 && begins < 100 ? begins : null,
    };
  });
  return {
    trigger: draft.trigger === 'BASKET' ? 'LINE_SCANNED' : draft.trigger,
    about,
    // One that asks for nothing yet is still being written.
    conditions: conditions.filter(({ pieces, minor }) => pieces + minor > 0),
  };
};

const reached = (draft: Draft, own: string): Named[] => {
  if (draft.reach === 'SOME') return picked(draft);
  return draft.reach === 'OWN' ? [keyed('brands', { id: draft.brandId, name: own })] : [];
};
