import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { removeLineAtTill as remove } from '../domain/void-line';
import { callerAs } from '../graph/callers';
import type { ScannerAsking } from '../graph/context';
import { scannerRefusals } from '../graph/refusal.type';
import { TripType } from '../graph/trip.type';
import { changedTrip, changeTrip, isHeldBy, tripNotFound } from './change-trip';
import { lineId, tripId } from './shapes';

@ObjectType('LineRemoved')
class LineRemoved {
  @Field(() => TripType)
  trip!: TripType;
}

export const removeLineAtTill = command({
  name: 'removeLineAtTill',
  description: 'Takes a line out; the basket is priced anew.',
  allow: ['terminal'],
  input: z.object({ tripId, lineId }),
  answer: LineRemoved,
  refusal: scannerRefusals,
  run: (input, { principal, ...asked }: ScannerAsking) => {
    const caller = callerAs(principal, 'terminal');
    const removed = { terminalId: caller.terminalId, lineId: input.lineId };
    return changeTrip(asked, input, (trip) =>
      isHeldBy(trip, caller) ? remove(trip, removed, asked.at) : tripNotFound,
    );
  },
  present: changedTrip,
});
