import { accepted, rejected } from '@rayon/kernel';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { letPointsGo as letGo } from '../domain/pay-with-points';
import { callerAs } from '../graph/callers';
import type { ScannerAsking } from '../graph/context';
import { scannerRefusals } from '../graph/refusal.type';
import { TripType } from '../graph/trip.type';
import { changedTrip, changeTrip, isHeldBy, tripNotFound } from './change-trip';
import { tripId } from './shapes';

@ObjectType('PointsLetGo')
class PointsLetGo {
  @Field(() => TripType)
  trip!: TripType;
}

export const letPointsGo = command({
  name: 'letPointsGo',
  description: 'Gives points back to the card that were set aside for the claimed basket.',
  allow: ['terminal'],
  input: z.object({ tripId }),
  answer: PointsLetGo,
  refusal: scannerRefusals,
  run: ({ tripId: id }, { principal, ...asked }: ScannerAsking) => {
    const caller = callerAs(principal, 'terminal');
    return changeTrip<Readonly<{ reason: 'AlreadyPaid' }>>(asked, { tripId: id }, (trip) => {
      if (!isHeldBy(trip, caller)) return tripNotFound;
      return trip.status === 'closed' ? rejected({ reason: 'AlreadyPaid' }) : accepted(letGo(trip, asked.at));
    });
  },
  present: changedTrip,
});
