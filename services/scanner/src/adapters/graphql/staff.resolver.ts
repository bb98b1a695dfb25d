import { Allow } from '@rayon/subgraph';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { callerAs } from './callers';
import { answer, type ScannerContext, viewerOf, withTrip } from './context';
import { inputShapes } from './input-shapes';
import { ApproveAgeInput, CompleteAuditInput } from './inputs';
import { presentTrip } from './present-trip';
import { AgeChecked, ApproveAgeResult, AuditCompleted, CompleteAuditResult } from './results';
import { TripType } from './trip.type';

/** What an associate does on the floor. */
@Resolver()
export class StaffResolver {
  @Allow('associate')
  @Query(() => [TripType], {
    description:
      'Trips of the store that wait for an age check or an audit; the longest wait first, at most 100.',
  })
  async tripsNeedingHelp(
    @Arg('storeId', () => ID) storeId: string,
    @Ctx() context: ScannerContext,
  ): Promise<TripType[]> {
    const caller = callerAs(context.request.principal, 'staff');
    const waiting = await context.useCases.readTrips.needingHelp(caller, storeId);
    return waiting.map((stored) => presentTrip(stored, viewerOf(context)));
  }

  @Allow('associate')
  @Mutation(() => ApproveAgeResult, { description: 'Says whether the shopper is old enough for the basket.' })
  approveAge(
    @Arg('input', () => ApproveAgeInput) input: ApproveAgeInput,
    @Ctx() context: ScannerContext,
  ): Promise<typeof ApproveAgeResult> {
    const caller = callerAs(context.request.principal, 'staff');
    return answer(context, {
      shape: inputShapes.approveAge,
      input,
      ask: (asked) => context.useCases.approveAge({ ...asked, caller }),
      present: withTrip(AgeChecked, context),
    });
  }

  @Allow('associate')
  @Mutation(() => CompleteAuditResult, { description: 'Says what the audit found; payment may then go on.' })
  completeAudit(
    @Arg('input', () => CompleteAuditInput) input: CompleteAuditInput,
    @Ctx() context: ScannerContext,
  ): Promise<typeof CompleteAuditResult> {
    const caller = callerAs(context.request.principal, 'staff');
    return answer(context, {
      shape: inputShapes.completeAudit,
      input,
      ask: (asked) => context.useCases.completeAudit({ ...asked, caller }),
      present: withTrip(AuditCompleted, context),
    });
  }
}
