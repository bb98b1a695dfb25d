import { Allow } from '@rayon/subgraph';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { callerAs } from './callers';
import type { ScannerContext } from './context';
import { presentTrip } from './present-trip';
import { TripType } from './trip.type';

/** What an associate sees on the floor. */
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
    return waiting.map((stored) => presentTrip(stored, context));
  }
}
