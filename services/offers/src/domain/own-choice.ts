import { shareFromName } from '@rayon/kernel';
import type { CampaignContent, OwnChoice } from './campaign-content';
import type { CompiledCampaign } from './compiled-campaign';
import { boughtOf, type PastSale } from './past';
import { rememberByDay } from './past-by-day';
import type { Shopper } from './shopper';
import { type Found, isFoundBy, isInTarget, keysOfLine, keysOfTarget, type Target } from './target';

/**
 * Of what a target names, as a key that lines are found by, the one that somebody bought on the most receipts, or on the fewest; then
 * of which they bought the most pieces, or the fewest; of equals the one with the smallest lot. Nobody has most bought what they did
 * not buy: then there is none.
 */
export const chosenOf = (
  {
    target,
    ownChoice: { pick, weeks },
  }: Pick<CampaignContent, 'target'> & Readonly<{ ownChoice: OwnChoice }>,
  { sales, at, lotOf }: Readonly<{ sales: readonly PastSale[]; at: Date; lotOf: (key: string) => number }>,
): string | undefined => {
  // The keys of a line are worked out once, however many choices it is looked at for.
  const found = new Map<Found, readonly string[]>();
  const keysOf = (line: Found): readonly string[] => {
    const keys = found.get(line) ?? keysOfLine(line);
    found.set(line, keys);
    return keys;
  };
  const isMeant = isInTarget(target);
  const direction = pick === 'most-bought' ? -1 : 1;
  const [best] = keysOfTarget(target)
    .map((key) => {
      const isIn = (line: Found) => keysOf(line).includes(key) && isMeant(line);
      return { key, lot: lotOf(key), ...boughtOf(sales, { isIn, days: weeks * 7, at, currency: undefined }) };
    })
    .sort(
      (left, right) =>
        direction * (left.receipts - right.receipts || left.pieces - right.pieces) || left.lot - right.lot,
    );
  return best === undefined || (pick === 'most-bought' && best.receipts === 0) ? undefined : best.key;
};

type Asking = Pick<CompiledCampaign, 'campaignId' | 'version' | 'brandId' | 'content'>;

const answered = rememberByDay<string | undefined>();

/**
 * Which of what its target names the campaign is about for a shopper, as the key that lines are found by; undefined: it is the same for
 * everybody, or nothing is known of their past. What they bought counts up to the beginning of the day, so that it stays while one
 * shops. Of a brand's campaign its own articles count.
 */
export const ownChoiceOf = (campaign: Asking, shopper: Shopper, at: Date): string | undefined => {
  const { campaignId } = campaign;
  const { ownChoice, target } = campaign.content;
  if (!ownChoice || shopper.kind === 'anonymous' || !shopper.past) return undefined;
  const { memberId, past } = shopper;
  if (past.kind === 'decided') return past.choices.get(campaignId);
  // So that what nobody of many bought is not the same for all of them.
  const lotOf = (key: string) => shareFromName(`${campaignId}/${memberId}/${key}`);
  return answered(campaign, { past, at }, (bought) => chosenOf({ target, ownChoice }, { ...bought, lotOf }));
};

/** What a choice is, as the target names it. */
export const chosenName = (
  { categories, brandIds, articleIds }: Target,
  key: string,
): Readonly<{ category?: string; brandId?: string; articleId?: string }> => {
  const category = categories.find((name) => isOnly({ categories: [name] }, key));
  if (category !== undefined) return { category };
  const brandId = brandIds.find((id) => isOnly({ brandIds: [id] }, key));
  if (brandId !== undefined) return { brandId };
  const articleId = articleIds.find((id) => isOnly({ articleIds: [id] }, key));
  return articleId === undefined ? {} : { articleId };
};

const isOnly = (named: Partial<Target>, key: string): boolean =>
  keysOfTarget({ categories: [], brandIds: [], articleIds: [], gtins: [], ...named }).includes(key);

/** Whether the campaign is about the line for this shopper, as far as that is their own. */
export const isAboutLine = (
  campaign: Asking,
  line: Found,
  { shopper, at }: Readonly<{ shopper: Shopper; at: Date }>,
): boolean => {
  if (!campaign.content.ownChoice) return true;
  const chosen = ownChoiceOf(campaign, shopper, at);
  return chosen !== undefined && isFoundBy(line, [chosen]);
};

/** What campaigns are about for a shopper, where that is their own: what a decided basket goes on by. */
export const ownChoicesHeld = (
  campaigns: readonly Asking[],
  shopper: Shopper,
  at: Date,
): Readonly<{ campaignId: string; key: string }>[] =>
  campaigns.flatMap((campaign) => {
    const key = ownChoiceOf(campaign, shopper, at);
    return key === undefined ? [] : [{ campaignId: campaign.campaignId, key }];
  });
