import type { Principal } from '@rayon/auth';
import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { isAuditOpen } from '../domain/checks';
import type { Audit, Trip } from '../domain/trip';

/** Where an audit stands. */
export const AuditOutcome = { OPEN: 'open', CLEAN: 'clean', DISCREPANCY: 'discrepancy' } as const;
registerEnumType(AuditOutcome, { name: 'AuditOutcome' });

/** Why the draw fell as it did. */
export const AuditReason = {
  NOT_DRAWN: 'NotDrawn',
  DRAWN_AT_RANDOM: 'DrawnAtRandom',
  DRAWN_BY_RISK: 'DrawnByRisk',
  FOLLOWS_DEVICE: 'FollowsDevice',
} as const;
registerEnumType(AuditReason, { name: 'AuditReason' });

type ValueOf<Enum> = Enum[keyof Enum];

/** The one draw of a trip. */
@ObjectType('AuditDecision', { simpleResolvers: true })
export class AuditDecisionType {
  @Field(() => Boolean)
  required!: boolean;

  @Field(() => AuditOutcome, { nullable: true })
  outcome?: ValueOf<typeof AuditOutcome>;

  @Field(() => AuditReason)
  reason!: ValueOf<typeof AuditReason>;

  @Field(() => Float, { nullable: true, description: 'Between 0 and 1; for staff and tills.' })
  probability?: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Below the probability means an audit; for staff and tills.',
  })
  draw?: number;
}

/** An audit as the graph shows it to whoever asks. */
export const presentAudit = (
  trip: Trip,
  { decision, outcome }: Audit,
  principal: Principal,
): AuditDecisionType => {
  // How likely an audit was is for those who answer for it: a shopper could learn to stay below it.
  const explained = principal.kind === 'staff' || principal.kind === 'terminal';
  return {
    required: decision.required,
    outcome: isAuditOpen(trip) ? 'open' : outcome?.outcome,
    reason: decision.reason,
    ...(explained
      ? {
          probability: decision.probabilityMillionths / 1_000_000,
          draw: decision.drawnMillionths / 1_000_000,
        }
      : {}),
  };
};
