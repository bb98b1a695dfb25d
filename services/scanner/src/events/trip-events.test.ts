import { TripEndedV1 } from '@rayon/events';
import { attachCard } from '../domain/attach-card';
import type { Trip, TripEvent } from '../domain/trip';
import { removeLineAtTill } from '../domain/void-line';
import { camille, line, noon, shelf, till } from '../testing/example-shop';
import { adjudicated, after, basketOf, claimed, ended } from '../testing/trip-story';
import { tripEvents } from './trip-events';

const later = new Date(noon.getTime() + 600_000);

/** What the event of its end says of a trip to which this happened. */
const saidEnd = (trip: Trip, outcome: { ok: boolean; value?: TripEvent[] }) => {
  const events = outcome.value ?? [];
  const said = tripEvents(after(trip, ...events), events);
  return said.flatMap(({ contract, data }) =>
    contract.subject === TripEndedV1.subject ? TripEndedV1.data.parse(data) : [],
  )[0];
};

test('a basket that is ended again, for a line or a card at the till, says when it was ended first', () => {
  const held = claimed(adjudicated(ended(basketOf(shelf.coffee, shelf.lemonade))));
  const again = { basketVersion: 2, endedAt: noon.toISOString() };
  expect(saidEnd(held, removeLineAtTill(held, { terminalId: till, lineId: line(0) }, later))).toMatchObject(
    again,
  );
  const carded = attachCard(held, { memberId: camille, proof: 'rotating' }, later);
  expect(saidEnd(held, carded)).toMatchObject(again);
  const twice = adjudicated(after(held, ...(carded.ok ? carded.value : [])));
  expect(saidEnd(twice, removeLineAtTill(twice, { terminalId: till, lineId: line(0) }, later))).toMatchObject(
    { basketVersion: 3, endedAt: noon.toISOString() },
  );
});
