import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { voidLine as voids } from '../domain/void-line';
import { callerAs } from '../graph/callers';
import type { ScannerAsking } from '../graph/context';
import { scannerRefusals } from '../graph/refusal.type';
import { TripType } from '../graph/trip.type';
import { changedTrip, changeTrip, isDeviceOf, tripNotFound, unlessGone } from './change-trip';
import { lineId, tripId } from './shapes';

@ObjectType('LineVoided')
class LineVoided {
  @Field(() => TripType)
  trip!: TripType;
}

export const voidLine = command({
  name: 'voidLine',
  description: 'Takes a line out, and what follows it.',
  allow: ['device'],
  input: z.object({ tripId, lineId }),
  answer: LineVoided,
  refusal: scannerRefusals,
  run: async (input, { principal, ...asked }: ScannerAsking) => {
    const caller = callerAs(principal, 'device');
    const changed = await changeTrip(asked, input, (trip) =>
      isDeviceOf(trip, caller) ? voids(trip, input.lineId, asked.at) : tripNotFound,
    );
    return unlessGone(changed, caller);
  },
  present: changedTrip,
});
