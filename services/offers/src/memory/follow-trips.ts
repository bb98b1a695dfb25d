import type { EventBus, Stoppable } from '@rayon/bus';
import {
  BasketAdjudicatedV1,
  ConsentChangedV1,
  LineScannedV1,
  LineVoidedV1,
  MessageIssuedV1,
  ReceiptClosedV1,
  TripCancelledV1,
  TripEndedV1,
  TripOpenedV1,
  TripStatusChangedV1,
} from '@rayon/events';
import type { Envelope, EventContract } from '@rayon/kernel';
import { finalStatus, withFacts, withVoided } from '../domain/trip-copy';
import { toBasketLine } from '../records/basket-lines';
import type { KnownBaskets } from './known-baskets';
import type { KnownLines } from './known-lines';
import type { OpenTrips } from './open-trips';
import type { Shoppers } from './shoppers';

type Memory = Readonly<{ trips: OpenTrips; shoppers: Shoppers; baskets: KnownBaskets; lines: KnownLines }>;
type See = (memory: Memory, envelope: Envelope) => void;

const seen = <Data>(
  contract: EventContract<Data>,
  see: (memory: Memory, data: Data, sequence: number) => void,
): readonly [string, See] => [
  contract.subject,
  (memory, { data, sequence }) => see(memory, data as Data, sequence),
];

/** Facts of the shopper and of the basket live as long as the trip. */
const over = (
  { trips, shoppers, baskets, lines }: Memory,
  tripId: string,
  memberId: string | undefined,
): void => {
  baskets.delete(tripId);
  lines.over(tripId);
  shoppers.forget(memberId ?? trips.peek(tripId)?.memberId);
};

const reactions = new Map<string, See>([
  seen(TripOpenedV1, ({ trips }, { tripId, openedAt, ...opened }, sequence) => {
    const { storeId, currency, deviceId, memberId } = opened;
    const facts = { storeId, currency, deviceId, memberId, openedAt: new Date(openedAt) };
    // Said again when a card is attached or a device takes over: then the store may know more of the trip.
    if (sequence <= 1) trips.opened(tripId, facts, sequence);
    else trips.changed(tripId, (trip) => withFacts(trip, facts, sequence));
  }),
  seen(TripStatusChangedV1, (memory, { tripId, storeId, deviceId, memberId, status, at }, sequence) => {
    const facts = { storeId, deviceId, memberId, ...finalStatus(status, at) };
    memory.trips.changed(tripId, (trip) => withFacts(trip, facts, sequence));
    if (facts.status) over(memory, tripId, memberId);
  }),
  seen(TripEndedV1, ({ trips }, { tripId, storeId, currency, memberId }, sequence) =>
    trips.changed(tripId, (trip) => withFacts(trip, { storeId, currency, memberId }, sequence)),
  ),
  seen(TripCancelledV1, (memory, { tripId, memberId, cancelledAt }, sequence) => {
    const facts = { memberId, ...finalStatus('cancelled', cancelledAt) };
    memory.trips.changed(tripId, (trip) => withFacts(trip, facts, sequence));
    over(memory, tripId, memberId);
  }),
  seen(LineScannedV1, ({ lines }, { tripId, lines: scanned }) =>
    lines.scanned(tripId, scanned.map(toBasketLine)),
  ),
  seen(LineVoidedV1, ({ trips, lines }, { tripId, lineIds }) => {
    lines.voided(tripId, lineIds);
    trips.changed(tripId, (trip) => withVoided(trip, lineIds));
  }),
  seen(ReceiptClosedV1, (memory, { tripId, memberId }) => over(memory, tripId, memberId)),
  // Our own word changed what the trip was given, and the uses of its member with it. The process that gave it has both.
  seen(BasketAdjudicatedV1, ({ trips, shoppers }, { tripId, basketVersion }) => {
    const trip = trips.peek(tripId);
    shoppers.used(trip?.memberId);
    if (!trip || trip.basketVersion < basketVersion) trips.outdated(tripId);
  }),
  seen(MessageIssuedV1, ({ trips, shoppers }, { tripId, messageId }) => {
    const trip = trips.peek(tripId);
    if (trip?.messages.some((message) => message.messageId === messageId)) return;
    shoppers.used(trip?.memberId);
    trips.outdated(tripId);
  }),
  seen(ConsentChangedV1, ({ shoppers }, { memberId, purpose, granted }, sequence) => {
    if (purpose === 'personalised-offers')
      shoppers.consentChanged(memberId, { personalised: granted, sequence });
  }),
]);

/** Lets what is remembered follow the events, in every process that answers. */
export const followTrips = (bus: EventBus, memory: Memory): Promise<Stoppable> =>
  bus.tap([...reactions.keys()], (envelope) => reactions.get(envelope.type)?.(memory, envelope));
