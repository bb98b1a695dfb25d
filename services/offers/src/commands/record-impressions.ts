import { MessageShownV1 } from '@rayon/events';
import { accepted, idShape, type Result, rejected } from '@rayon/kernel';
import { announce } from '@rayon/store';
import { command } from '@rayon/subgraph';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import type { DeclineRejection } from '../domain/decline';
import { impressionsMax, withImpressions } from '../domain/impressions';
import type { IssuedMessage, TripCopy } from '../domain/trip-copy';
import type { OffersAsking } from '../graph/context';
import { offersRefusals } from '../graph/refusal.type';
import { maySeeTrip } from '../graph/trip-access';

@ObjectType('ImpressionsRecorded')
class ImpressionsRecorded {
  @Field(() => ID)
  tripId!: string;

  @Field(() => Int, { description: 'Those of which it was not known before.' })
  recorded!: number;
}

type Recorded = Readonly<{ tripId: string; recorded: number }>;

/** Which messages a handheld showed: what was sent and never seen has no effect that could be measured. */
export const recordImpressions = command({
  name: 'recordImpressions',
  description:
    'Tells which messages of its trip a device has shown; of one that was told before nothing changes, and what is no message of the trip is left out.',
  allow: ['device'],
  takesCommandId: false,
  input: z.object({ tripId: idShape, messageIds: z.array(idShape).min(1).max(impressionsMax) }),
  answer: ImpressionsRecorded,
  refusal: offersRefusals,
  run: async (
    { tripId, messageIds },
    { context, principal, at, correlationId }: OffersAsking,
  ): Promise<Result<Recorded, DeclineRejection>> => {
    const { records, memory } = context;
    const known = await memory.trips.find(tripId);
    if (!known || !maySeeTrip(principal, known.trip)) return rejected({ reason: 'TripNotFound' });
    let recorded = 0;
    const changed = await records.trips.change(tripId, { cause: { correlationId, at } }, (trip) => {
      const { trip: row, shown } = withImpressions(trip, messageIds, at);
      recorded = shown.length;
      return accepted({ row, events: shown.map((message) => announced(trip, message, at)) });
    });
    return changed.ok ? accepted({ tripId, recorded }) : rejected({ reason: 'TripNotFound' });
  },
  present: (recorded) => recorded,
});

const announced = (
  { tripId, storeId }: TripCopy,
  { messageId, campaignId, campaignVersion }: IssuedMessage,
  at: Date,
) =>
  announce(MessageShownV1, {
    messageId,
    tripId,
    ...(storeId === undefined ? {} : { storeId }),
    campaignId,
    campaignVersion,
    shownAt: at.toISOString(),
  });
