import { accepted, rejected } from '@rayon/kernel';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { claimBasket as claim } from '../domain/claim-basket';
import type { TripId } from '../domain/ids';
import { callerAs } from '../graph/callers';
import type { ScannerAsking } from '../graph/context';
import { scannerRefusals } from '../graph/refusal.type';
import { TripType } from '../graph/trip.type';
import { lookAgain } from '../look-again';
import { changedTrip, changeTrip } from './change-trip';
import { isNotBlank } from './shapes';

@ObjectType('BasketClaimed')
class BasketClaimed {
  @Field(() => TripType)
  trip!: TripType;
}

export const claimBasket = command({
  name: 'claimBasket',
  description: 'Takes the basket behind a transfer code.',
  allow: ['terminal'],
  input: z.object({ transferCode: z.string().max(40).refine(isNotBlank) }),
  answer: BasketClaimed,
  refusal: scannerRefusals,
  // Of two tills one gets it; every other reason but the store's own is the same refusal.
  run: async ({ transferCode }, { principal, ...asked }: ScannerAsking) => {
    const { scanner } = asked.context;
    const { trips, transferCodes, handedOver, pricing, noteRefusedCode } = scanner;
    const caller = callerAs(principal, 'terminal');
    const codeHash = transferCodes.hashOfCode(transferCode);
    const refuse = (tripId?: TripId) => {
      noteRefusedCode({ ...caller, tripId, correlationId: asked.correlationId });
      return rejected({ reason: 'TransferCodeUnknown' } as const);
    };
    const tripId =
      handedOver.get(codeHash) ?? (await trips.findOne({ transferCodeHash: codeHash }))?.row.tripId;
    if (tripId === undefined) return refuse();
    await pricing.settled(tripId);
    const now = await lookAgain(scanner, tripId, asked.at);
    const changed = await changeTrip(asked, { tripId, codeHash }, (trip) =>
      claim(trip, { ...caller, codeHash }, now),
    );
    if (changed.ok) return accepted(changed.value);
    const { rejection } = changed;
    if (rejection.reason === 'BasketBeingPriced' || rejection.reason === 'OtherStore')
      return rejected(rejection);
    return rejection.reason === 'CommandIdReused' ? rejected(rejection) : refuse(tripId);
  },
  present: changedTrip,
});
