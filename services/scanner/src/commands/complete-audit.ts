import { isLegible } from '@rayon/kernel';
import { command, graphEnum } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { callerAs } from '../adapters/graphql/callers';
import type { ScannerAsking } from '../adapters/graphql/context';
import { scannerRefusals } from '../adapters/graphql/refusal.type';
import { TripType } from '../adapters/graphql/trip.type';
import { holdsPaymentCard } from '../domain/payment-card';
import { changedTrip } from './changed-trip';
import { tripId } from './shapes';

const outcome = graphEnum('AuditFinding', { CLEAN: 'clean', DISCREPANCY: 'discrepancy' });

const note = z
  .string()
  .trim()
  .max(500)
  .refine((text) => text === '' || isLegible(text, { lines: true }))
  .refine((text) => !holdsPaymentCard(text))
  .nullish()
  .transform((text) => text || undefined);

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
  run: (input, { context, principal, ...asked }: ScannerAsking) =>
    context.useCases.completeAudit({ ...asked, ...input, caller: callerAs(principal, 'staff') }),
  present: changedTrip,
});
