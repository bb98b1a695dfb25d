import type { ProgrammeTermsQuery } from '@rayon/client/operations/console';
import { useTranslation } from '../../i18n';
import { region } from '../../parts/money';

type Terms = Pick<ProgrammeTermsQuery['programmeTerms'], 'pendingDays' | 'expiry' | 'timeZone'>;

/** By which rule points expire. */
export type ExpiryKind = Terms['expiry']['kind'];

/** The rules, in the order in which they are offered. */
export const expiryKinds: readonly ExpiryKind[] = ['NEVER', 'ROLLING', 'CALENDAR', 'ACTIVITY'];

/** As far as the ledger goes. */
export const pendingDaysMax = 400;
export const monthsMax = 60;

/** Terms as they are typed. */
export type TermsDraft = Readonly<{
  pendingDays: string;
  kind: ExpiryKind;
  months: string;
  day: string;
  month: string;
  timeZone: string;
}>;

/** The form as it begins: with the terms of now, or where nobody has set any with the clocks of whoever looks. */
export const draftOf = ({
  version,
  pendingDays,
  expiry: { kind, months, month, day },
  timeZone,
}: Terms & { version: number }): TermsDraft => ({
  pendingDays: String(pendingDays),
  kind,
  months: String(months ?? 12),
  day: String(day ?? 31),
  month: String(month ?? 12),
  timeZone: version === 0 ? new Intl.DateTimeFormat().resolvedOptions().timeZone : timeZone,
});

const wholeIn = (text: string, [min, max]: readonly [number, number]): number | undefined => {
  const number = /^\d{1,3}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return number >= min && number <= max ? number : undefined;
};

/** What was typed as terms, or which of its fields are wrong. */
export const termsIn = (draft: TermsDraft) => {
  const month = Number(draft.month);
  // Of a year that has no 29th of February.
  const lastDay = new Date(Date.UTC(2001, month, 0)).getUTCDate();
  const pendingDays = wholeIn(draft.pendingDays, [0, pendingDaysMax]);
  const months = wholeIn(draft.months, [1, monthsMax]);
  const day = wholeIn(draft.day, [1, lastDay]);
  const { kind, timeZone } = draft;
  const counts = kind === 'ROLLING' || kind === 'ACTIVITY';
  const wrong = {
    pendingDays: pendingDays === undefined,
    months: counts && months === undefined,
    day: kind === 'CALENDAR' && day === undefined,
    lastDay,
  };
  if (pendingDays === undefined || wrong.months || wrong.day) return { wanted: undefined, wrong };
  const expiry = {
    kind,
    months: counts ? (months ?? null) : null,
    month: kind === 'CALENDAR' ? month : null,
    day: kind === 'CALENDAR' ? (day ?? null) : null,
  };
  return { wanted: { pendingDays, expiry, timeZone: timeZone.trim() }, wrong };
};

const inYear = (parts: Intl.DateTimeFormatOptions, month: number, day: number): string =>
  new Intl.DateTimeFormat(region(), { ...parts, timeZone: 'UTC' }).format(Date.UTC(2001, month - 1, day));

/** The months of the year by their names. */
export const monthNames = (): readonly string[] =>
  Array.from({ length: 12 }, (_, index) => inYear({ month: 'long' }, index + 1, 1));

/** What terms mean, in a sentence. */
export const useTermsWords = () => {
  const { t } = useTranslation();
  return ({ pendingDays, expiry: { kind, months, month, day }, timeZone }: Terms): string =>
    [
      t('console.terms.active', { count: pendingDays }),
      t(`console.terms.expires.${kind}`, {
        count: months ?? 0,
        day: month && day ? inYear({ day: 'numeric', month: 'long' }, month, day) : '',
      }),
      ...(kind === 'NEVER' && pendingDays === 0 ? [] : [t('console.terms.zone', { zone: timeZone })]),
    ].join(' ');
};
