import { accepted, type Result, rejected } from '@rayon/kernel';
import type { Article } from './article';
import type { ArticleId, StaffId } from './ids';
import type { Line } from './line';
import type { RaisedAge, Trip, TripEvent } from './trip';

/** Whether somebody still has to look at the shopper's age. */
export type AgeCheckState = 'not-needed' | 'open' | 'refused' | 'approved';

type Aged = Pick<Trip, 'lines' | 'raisedAges'>;

/** The age a line asks for, as it was scanned or as it was raised since. */
const ageOf = ({ raisedAges = [] }: Aged, { lineId, minimumAge }: Line): number =>
  Math.max(minimumAge, ...raisedAges.filter((raised) => raised.lineId === lineId).map(({ age }) => age));

/** The highest age any line of the basket asks for; 0 when none does. */
export const requiredAge = (trip: Aged): number =>
  Math.max(0, ...trip.lines.map((line) => ageOf(trip, line)));

/** Notes the lines whose article asks for a higher age by now than the trip knows. */
export const raiseAges = (trip: Trip, articles: ReadonlyMap<ArticleId, Article>, at: Date): TripEvent[] => {
  const known = (lineId: string) =>
    Math.max(0, ...(trip.raisedAges ?? []).filter((one) => one.lineId === lineId).map(({ age }) => age));
  const ages = trip.lines.flatMap(({ lineId, articleId, minimumAge }): RaisedAge[] => {
    const age = articles.get(articleId)?.minimumAge ?? 0;
    return age > Math.max(minimumAge, known(lineId)) ? [{ lineId, age }] : [];
  });
  return ages.length === 0 ? [] : [{ type: 'AgesRaised', ages, at }];
};

/** The highest age in the basket rules; an approval counts up to the age it was given for, a refusal from it on. */
export const ageCheckState = (trip: Trip): AgeCheckState => {
  const age = requiredAge(trip);
  if (age === 0) return 'not-needed';
  if (!trip.ageCheck) return 'open';
  const { approved, age: checked } = trip.ageCheck;
  if (approved) return checked >= age ? 'approved' : 'open';
  return age >= checked ? 'refused' : 'open';
};

/** Lines that this shopper was refused because of their age: they have to be put back. */
export const ageRefusedLines = (trip: Trip): Line[] => {
  const { ageCheck } = trip;
  if (!ageCheck || ageCheck.approved) return [];
  return trip.lines.filter((line) => ageOf(trip, line) >= ageCheck.age);
};

/** Whether nobody has said yet that the shopper is old enough. */
const isAgeOpen = (trip: Trip): boolean => ['open', 'refused'].includes(ageCheckState(trip));

/** Whether an audit was decided and nobody has completed it. */
export const isAuditOpen = (trip: Trip): boolean =>
  trip.audit?.decision.required === true && trip.audit.outcome === undefined;

/** Whether staff must come before this trip can be paid. */
export const needsHelp = (trip: Trip): boolean =>
  (trip.status === 'ended' || trip.status === 'to-pay') && (isAuditOpen(trip) || isAgeOpen(trip));

/** Why an age check is not taken. */
export type AgeRejection = Readonly<{ reason: 'TripNotOpen' }> | Readonly<{ reason: 'AgeCheckNotNeeded' }>;

/** Keeps who looked at the shopper's age, when, and the answer. A refusal keeps payment blocked. */
export const checkAge = (
  trip: Trip,
  checked: { approved: boolean; staffId: StaffId },
  at: Date,
): Result<TripEvent[], AgeRejection> => {
  if (trip.status === 'closed' || trip.status === 'cancelled') return rejected({ reason: 'TripNotOpen' });
  const age = requiredAge(trip);
  if (age === 0) return rejected({ reason: 'AgeCheckNotNeeded' });
  return accepted([{ type: 'AgeChecked', ageCheck: { ...checked, age, at }, at }]);
};

/** Why an audit result is not taken. */
export type AuditRejection = Readonly<{ reason: 'TripNotOpen' }> | Readonly<{ reason: 'AuditNotOpen' }>;

/** Keeps what staff found. Completing it, whatever was found, is the staff's word that payment may go on. */
export const completeAudit = (
  trip: Trip,
  found: { outcome: 'clean' | 'discrepancy'; note?: string; staffId: StaffId },
  at: Date,
): Result<TripEvent[], AuditRejection> => {
  if (trip.status !== 'ended' && trip.status !== 'to-pay') return rejected({ reason: 'TripNotOpen' });
  if (!isAuditOpen(trip)) return rejected({ reason: 'AuditNotOpen' });
  return accepted([{ type: 'AuditCompleted', outcome: { ...found, at }, at }]);
};
