import type { SetTiersInput, TierProgrammeQuery } from '@rayon/client/operations/console';
import { minorIn, typedAmount, wholeIn } from './amount';

type Programme = TierProgrammeQuery['tierProgramme'];
export type TierRules = NonNullable<Programme['rules']>;

/** Tiers as they are typed. */
export type TierDraft = Readonly<{
  key: number;
  /** Absent: of a new one. */
  tierId?: string;
  nameFr: string;
  nameEn: string;
  threshold: string;
  benefitsFr: string;
  benefitsEn: string;
}>;

export type TiersDraft = Readonly<{
  measure: TierRules['measure'];
  currency: string;
  window: TierRules['window'];
  months: string;
  graceDays: string;
  tiers: readonly TierDraft[];
}>;

/** As far as the ledger goes. */
export const tiersMax = 6;
export const tierMonthsMax = 36;
export const graceDaysMax = 730;

/** A tier nobody has typed anything for yet. */
export const emptyTier = (key: number): TierDraft => ({
  key,
  nameFr: '',
  nameEn: '',
  threshold: '',
  benefitsFr: '',
  benefitsEn: '',
});

/** The form as it begins: with the tiers of now, or with one to be filled in. */
export const tiersDraftOf = (rules: TierRules | null, currency: string, language: 'fr' | 'en'): TiersDraft =>
  rules
    ? {
        measure: rules.measure,
        currency: rules.currency ?? currency,
        window: rules.window,
        months: String(rules.months ?? 12),
        graceDays: String(rules.graceDays),
        tiers: rules.tiers.map((tier, index) => ({
          key: index,
          tierId: tier.id,
          nameFr: tier.names.fr,
          nameEn: tier.names.en,
          threshold: rules.currency
            ? typedAmount(tier.threshold, rules.currency, language)
            : String(tier.threshold),
          benefitsFr: tier.benefitsIn.fr,
          benefitsEn: tier.benefitsIn.en,
        })),
      }
    : {
        measure: 'POINTS',
        currency,
        window: 'ROLLING',
        months: '12',
        graceDays: '60',
        tiers: [emptyTier(0)],
      };

const inRange = (text: string, min: number, max: number): number | undefined => {
  const number = wholeIn(text);
  return number !== undefined && number >= min && number <= max ? number : undefined;
};

/** What is wrong with a tier as it is typed. */
type TierWrong = Readonly<{ nameFr: boolean; nameEn: boolean; threshold: boolean }>;

/** What was typed as tiers, or which of its fields are wrong. */
export const tiersIn = (
  draft: TiersDraft,
): Readonly<{
  wanted?: Omit<SetTiersInput, 'commandId'>;
  wrong: Readonly<{ months: boolean; graceDays: boolean; tiers: readonly TierWrong[] }>;
}> => {
  const { measure, currency, window } = draft;
  const months = inRange(draft.months, 1, tierMonthsMax);
  const graceDays = inRange(draft.graceDays, 0, graceDaysMax);
  const read = draft.tiers.map((tier) => ({
    tier,
    threshold: measure === 'SPEND' ? minorIn(tier.threshold, currency) : wholeIn(tier.threshold),
  }));
  const wrong = {
    months: window === 'ROLLING' && months === undefined,
    graceDays: graceDays === undefined,
    tiers: read.map(({ tier, threshold }) => ({
      nameFr: tier.nameFr.trim() === '',
      nameEn: tier.nameEn.trim() === '',
      threshold: !threshold,
    })),
  };
  if (
    graceDays === undefined ||
    wrong.months ||
    wrong.tiers.some((one) => one.nameFr || one.nameEn || one.threshold)
  )
    return { wrong };
  return {
    wrong,
    wanted: {
      measure,
      currency: measure === 'SPEND' ? currency : null,
      window,
      months: window === 'ROLLING' ? (months ?? null) : null,
      graceDays,
      tiers: read.map(({ tier, threshold = 0 }) => ({
        tierId: tier.tierId ?? null,
        name: { fr: tier.nameFr, en: tier.nameEn },
        threshold,
        benefits: { fr: tier.benefitsFr, en: tier.benefitsEn },
      })),
    },
  };
};
