import { minorIn, wholeIn } from './amount';
import type { WholeCampaign } from './campaign';
import {
  type Aim,
  codesIn,
  conditionsOf,
  type Draft,
  type Lists,
  type Named,
  nothing,
  type Picks,
} from './draft';
import { picksOf } from './draft-of';
import { type Asked, type ConditionAsked, idsJoined, type MessageAsked } from './message-moments';

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
const asked = ({ every, except, ...lists }: Picks): Asked => {
  const kinds = kindsIn(lists);
  const not = kindsIn(except).flat();
  if (!every || kinds.length < 2) return { of: kinds.flat(), not };
  const each = kinds.flatMap(([first]) => first ?? []);
  const id = each.map((one) => one.id).join(idsJoined);
  return { of: [{ id, name: each.map(({ name }) => name).join(' · ') }], not };
};

const askedIn = (target: WholeCampaign['target']): Asked => asked(picksOf(target));

/** What makes the message of a campaign appear. */
export const askedByCampaign = ({ trigger, target, conditions }: WholeCampaign): MessageAsked => ({
  trigger: trigger.kind === 'BASKET' ? 'LINE_SCANNED' : trigger.kind,
  about: askedIn(target),
  conditions: conditions.map(({ target: of, minimumQuantity, minimumMinor, withoutVat, fromPercent }) => ({
    ...askedIn(of),
    pieces: minimumQuantity ?? 0,
    minor: minimumMinor ?? 0,
    withoutVat,
    fromPercent,
  })),
});

/** The same of a form, as far as it is filled in; `own` is what all articles of its brand go by. */
export const askedInDraft = (draft: Draft, own: string): MessageAsked => {
  const about = reached(draft, own);
  const aimed = (aim: Aim): Asked => {
    if (aim.of === 'WHOLE') return asked({ ...nothing, except: aim.except });
    return aim.of === 'SAME' ? about : asked(aim);
  };
  const conditions = conditionsOf(draft).map((condition): ConditionAsked => {
    const begins = wholeIn(condition.begins) ?? 0;
    return {
      ...aimed(condition),
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

const reached = (draft: Draft, own: string): Asked => {
  if (draft.reach === 'SOME') return asked(draft);
  const brands = draft.reach === 'OWN' ? [{ id: draft.brandId, name: own }] : [];
  return asked({ ...nothing, brands, except: draft.except });
};
