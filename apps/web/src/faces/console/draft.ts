import type { AudienceKind, BenefitKind, DraftCampaignInput } from '@rayon/client/operations/console';
import type { Who } from './who';

/** What somebody fills in for a new campaign. */
export type Draft = {
  titleFr: string;
  titleEn: string;
  bodyFr: string;
  bodyEn: string;
  category: string;
  kind: Extract<BenefitKind, 'PERCENT_OFF' | 'MESSAGE'>;
  percent: string;
  audience: AudienceKind;
  /** Empty: every store. */
  storeId: string;
};

/** An empty form. */
export const emptyDraft: Draft = {
  titleFr: '',
  titleEn: '',
  bodyFr: '',
  bodyEn: '',
  category: '',
  kind: 'PERCENT_OFF',
  percent: '10',
  audience: 'EVERYBODY',
  storeId: '',
};

const yearMilliseconds = 365 * 86_400_000;

/** The form as the offers service takes it: a year from now; a brand's own goods for a brand. */
export const toDraftInput = (draft: Draft, { brandId }: Pick<Who, 'brandId'>, now: Date) => {
  const isMessage = draft.kind === 'MESSAGE';
  const title = { fr: draft.titleFr, en: draft.titleEn };
  return {
    ...(brandId ? { brandId } : {}),
    title,
    body: isMessage ? { fr: draft.bodyFr, en: draft.bodyEn } : title,
    from: now.toISOString(),
    to: new Date(now.getTime() + yearMilliseconds).toISOString(),
    storeIds: draft.storeId ? [draft.storeId] : [],
    audience: { kind: draft.audience },
    target: brandId ? { brandIds: [brandId] } : { categories: [draft.category] },
    trigger: { kind: isMessage ? 'LINE_SCANNED' : 'BASKET' },
    benefit: isMessage ? { kind: draft.kind } : { kind: draft.kind, percent: Number(draft.percent) },
    stacking: isMessage ? 'STACKABLE' : 'EXCLUSIVE',
    priority: 5,
    limits: { perTrip: isMessage ? 1 : 10 },
  } satisfies Omit<DraftCampaignInput, 'commandId'>;
};
