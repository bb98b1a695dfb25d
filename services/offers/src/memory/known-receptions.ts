import { type BasketFigures, expectedOf, figuresFrom, type StoredFigures } from '../domain/basket-figures';
import { categoryKey } from '../domain/category-key';
import { type Known, type Reception, receptionIn } from '../domain/choose-message';
import type { CompiledCampaign } from '../domain/compiled-campaign';
import { subjectOf } from '../domain/message-subject';
import { versionIdOf } from '../rows/campaign-versions';
import type { MessageFigures } from '../rows/message-figures';

/** What came of messages and what is bought in which store: each process knows it, so that choosing asks nobody. */
export type KnownReceptions = Readonly<{
  /** What is known of a message in a store, beside a category that was just scanned. */
  knownOf: (
    campaign: CompiledCampaign,
    where: Readonly<{ storeId: string; beside?: string | undefined }>,
  ) => Known;
  /** What a store sells; undefined while that is not known. */
  figuresOf: (storeId: string | undefined) => BasketFigures | undefined;
  came: (figures: MessageFigures) => void;
  sold: (figures: StoredFigures) => void;
}>;

/** Remembers what came of messages. */
export const rememberReceptions = (): KnownReceptions => {
  const byVersion = new Map<string, Map<string, Reception>>();
  const byStore = new Map<string, BasketFigures>();
  return {
    knownOf: (campaign, { storeId, beside }) => {
      const { keys } = subjectOf(campaign);
      const figures = byStore.get(storeId);
      return {
        reception: receptionIn(byVersion.get(versionIdOf(campaign)) ?? new Map(), storeId),
        expected:
          figures && expectedOf(figures, keys, beside === undefined ? undefined : `c:${categoryKey(beside)}`),
        isSeen: keys.length > 0,
      };
    },
    figuresOf: (storeId) => (storeId === undefined ? undefined : byStore.get(storeId)),
    came: ({ storeId, shown, bought, unshown, anyway, ...version }) => {
      const key = versionIdOf(version);
      const stores = byVersion.get(key) ?? new Map<string, Reception>();
      byVersion.set(key, stores.set(storeId, { shown, bought, unshown, anyway }));
    },
    sold: (figures) => void byStore.set(figures.storeId, figuresFrom(figures)),
  };
};
