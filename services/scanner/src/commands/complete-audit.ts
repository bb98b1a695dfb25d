import { worksIn } from '@rayon/auth';
import { linesShape } from '@rayon/kernel';
import { command, graphEnum } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { completeAudit as complete } from '../domain/checks';
import { holdsPaymentCard } from '../domain/payment-card';
import { callerAs } from '../graph/callers';
import type { ScannerAsking } from '../graph/context';
import { scannerRefusals } from '../graph/refusal.type';
import { TripType } from '../graph/trip.type';
import { changedTrip, changeTrip, tripNotFound } from './change-trip';
import { tripId } from './shapes';

const outcome = graphEnum('AuditFinding', { CLEAN: 'clean', DISCREPANCY: 'discrepancy' });

const note = z
  .string()
  .transform((text) => (text.trim() === '' ? undefined : text))
  .pipe(
    linesShape(500)
      .refine((text) => !holdsPaymentCard(text))
      .optional(),
  )
  .nullish()
  .transform((text) => text ?? undefined);

@ObjectType('AuditCompleted')
class AuditCompleted {
  @Field(() => TripType)
  trip!: TripType;
}

export const completeAudit = command({
  name: 'completeAudit',
  description: 'Says what the audit found; payment may then go on.',
  allow: ['associate'],
  input: z.object({ tripId, outcome, note }),
  answer: AuditCompleted,
  refusal: scannerRefusals,
  run: (input, { principal, ...asked }: ScannerAsking) => {
    const caller = callerAs(principal, 'staff');
    const { outcome, note } = input;
    const found = { outcome, ...(note === undefined ? {} : { note }), staffId: caller.staffId };
    return changeTrip(asked, input, (trip) =>
      worksIn(principal, trip.storeId) ? complete(trip, found, asked.at) : tripNotFound,
    );
  },
  present: changedTrip,
});
