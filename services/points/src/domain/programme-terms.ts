import { canonicalJson, dayAfter, dayIn } from '@rayon/kernel';
import { endOfMonthAfter, notBefore } from './lots';

/** When points expire; each day named is the last one they can be spent. */
export type Expiry =
  | Readonly<{ kind: 'never' }>
  /** At the end of the month that lies so many months after the one in which they became spendable. */
  | Readonly<{ kind: 'rolling'; months: number }>
  /** What became spendable in a year: on that day of the next one. */
  | Readonly<{ kind: 'calendar'; month: number; day: number }>
  /** As rolling, counted from the last purchase: each one moves all points of these terms on. */
  | Readonly<{ kind: 'activity'; months: number }>;

/** When points that are earned can be spent, and until when. */
export type ProgrammeTerms = Readonly<{
  /** 0: nobody has set any. */
  version: number;
  /** Days from the day they are earned to the first day they can be spent; 0: at once. */
  pendingDays: number;
  expiry: Expiry;
  /** Whose days are counted. */
  timeZone: string;
  setAt: Date;
  setBy: string;
}>;

/** What one administrator sets. */
export type WantedTerms = Pick<ProgrammeTerms, 'pendingDays' | 'expiry' | 'timeZone'>;

/** At once and for ever, as before anybody set terms. */
const firstTerms: ProgrammeTerms = {
  version: 0,
  pendingDays: 0,
  expiry: { kind: 'never' },
  timeZone: 'UTC',
  setAt: new Date(0),
  setBy: '',
};

/** Bounds of what can be set. */
export const termsLimits = { pendingDays: 400, months: 60 } as const;

/** The ledger's programme as whoever posts sees it: all terms there were, oldest first, and the moment. */
export type Programme = Readonly<{ versions: readonly ProgrammeTerms[]; at: Date }>;

/** The terms of now. */
export const termsNow = ({ versions }: Pick<Programme, 'versions'>): ProgrammeTerms =>
  versions.at(-1) ?? firstTerms;

/** The terms after an administrator set some: the same ones again are no new version. */
export const withTerms = (
  versions: readonly ProgrammeTerms[],
  { pendingDays, expiry, timeZone }: WantedTerms,
  set: Pick<ProgrammeTerms, 'setAt' | 'setBy'>,
): readonly ProgrammeTerms[] => {
  const newest = versions.at(-1);
  const wanted = { pendingDays, expiry, timeZone };
  if (newest && canonicalJson(wantedOf(newest)) === canonicalJson(wanted)) return versions;
  return [...versions, { version: versions.length + 1, ...wanted, ...set }];
};

const wantedOf = ({ pendingDays, expiry, timeZone }: ProgrammeTerms): WantedTerms => ({
  pendingDays,
  expiry,
  timeZone,
});

/** The last day that a month has every year. */
export const lastDayOfMonth = (month: number): number => new Date(Date.UTC(2001, month, 0)).getUTCDate();

/** By which terms points were earned, and what these made of them: kept with a receipt, so that a return finds the lot again. */
export type EarnedUnder = Readonly<{
  /** Absent: before there were any. */
  termsVersion?: number | undefined;
  /** Absent: at once. */
  activeOn?: string | undefined;
  /** Absent: never. */
  expiresOn?: string | undefined;
  renewMonths?: number | undefined;
}>;

/** The same where some of these days have passed before the points came: they can be spent at once, and until the end of the day they came. */
export const stillOpen = ({ activeOn, expiresOn, ...earned }: EarnedUnder, today: string): EarnedUnder => ({
  ...earned,
  ...(activeOn !== undefined && activeOn > today ? { activeOn } : {}),
  ...(expiresOn === undefined ? {} : { expiresOn: notBefore(expiresOn, today) }),
});

/** What the terms of its moment make of points that are earned. */
export const earnedUnder = (versions: readonly ProgrammeTerms[], at: Date): EarnedUnder => {
  const terms = versions.findLast(({ setAt }) => setAt <= at);
  if (!terms) return {};
  const { version, pendingDays, expiry, timeZone } = terms;
  const activeOn = dayAfter(dayIn(at, timeZone), pendingDays);
  const expiresOn = lastDayOf(expiry, activeOn);
  return {
    termsVersion: version,
    ...(pendingDays > 0 ? { activeOn } : {}),
    ...(expiresOn === undefined ? {} : { expiresOn }),
    ...(expiry.kind === 'activity' ? { renewMonths: expiry.months } : {}),
  };
};

const lastDayOf = (expiry: Expiry, activeOn: string): string | undefined => {
  switch (expiry.kind) {
    case 'never':
      return undefined;
    case 'calendar': {
      const two = (number: number) => String(number).padStart(2, '0');
      return `${Number(activeOn.slice(0, 4)) + 1}-${two(expiry.month)}-${two(expiry.day)}`;
    }
    default:
      return endOfMonthAfter(activeOn, expiry.months);
  }
};
