import type { EventBus } from '@rayon/bus';
import { type Envelope, type EventContract, newEvent } from '@rayon/kernel';
import { pageOf, requestOf } from './replay-contracts';

/**
 * How a service replays the history of contracts: whatever leads a consumer that knows nothing to what is true now,
 * events of one aggregate in the order of their sequence. Contracts that carry state are replayed from the service's own
 * rows: one event per row, with the sequence of its newest.
 */
export type Retell = Readonly<{
  contracts: readonly Pick<EventContract<unknown>, 'subject'>[];
  tell: () => AsyncIterable<Envelope>;
}>;

/** Registers what to do with one kind of event, under a durable name. */
export type RegisterConsumer = <Data>(
  contract: EventContract<Data>,
  durable: string,
  each: (envelope: Envelope<Data>) => Promise<void>,
) => void;

/** Nobody waits any more for the answer to a request this old. */
const requestMillisecondsMax = 600_000;
/** Events replayed in one message; with large ones it holds fewer. */
const pageMax = 200;
const pageLengthMax = 100_000;

/** The events in pages that can travel. */
const paged = async function* paged(events: AsyncIterable<Envelope>): AsyncIterable<Envelope[]> {
  let page: Envelope[] = [];
  let length = 0;
  for await (const event of events) {
    page.push(event);
    length += JSON.stringify(event).length;
    if (page.length < pageMax && length < pageLengthMax) continue;
    yield page;
    page = [];
    length = 0;
  }
  if (page.length > 0) yield page;
};

/** Registers the answer of a service, as publisher, to those who ask for its history. */
export const answerReplays = ({
  on,
  bus,
  service,
  retells,
}: {
  on: RegisterConsumer;
  bus: EventBus;
  service: string;
  retells: readonly Retell[];
}): void => {
  const canTell = new Set(retells.flatMap(({ contracts }) => contracts.map(({ subject }) => subject)));
  on(requestOf(service), `${service}-on-replays`, async ({ data, time, id, correlationid }) => {
    if (Date.now() - Date.parse(time) > requestMillisecondsMax) return;
    const { replayId, requestId, subjects } = data;
    const wanted = new Set(subjects);
    const page = pageOf(service, replayId);
    let sequence = 0;
    const send = async (told: { events: Envelope[]; isLast: boolean; unknown: string[] }) => {
      sequence += 1;
      const meta = { sequence, at: new Date(), correlationId: correlationid, causationId: id };
      await bus.publish([newEvent(page, { data: { requestId, ...told }, ...meta })]);
    };
    for (const { contracts, tell } of retells)
      if (contracts.some(({ subject }) => wanted.has(subject)))
        for await (const events of paged(tell()))
          await send({ events: events.filter(({ type }) => wanted.has(type)), isLast: false, unknown: [] });
    await send({
      events: [],
      isLast: true,
      unknown: subjects.filter((subject) => !canTell.has(subject)),
    });
  });
};
