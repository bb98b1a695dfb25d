import { z } from 'zod';
import type { EventContract } from './define-event';
import { newId } from './id';

/** CloudEvents 1.0 in JSON, with the extensions Rayon orders and traces by. */
export const envelopeShape = z.strictObject({
  specversion: z.literal('1.0'),
  /** Unique per event; brokers and the relay know by it what went out already. */
  id: z.string().min(1).max(100),
  /** `/rayon/<service>`. */
  source: z.string().min(1).max(100),
  /** The contract's subject, version included. */
  type: z.string().min(1).max(200),
  /** Id of the aggregate the event is about. */
  subject: z.string().min(1).max(200),
  time: z.iso.datetime(),
  datacontenttype: z.literal('application/json'),
  /** Position among the events of the same aggregate: whole, rising, never reused. */
  sequence: z.int().nonnegative(),
  /** One id from the caller's request to the last effect of it. */
  correlationid: z.string().min(1).max(100),
  /** Id of the event that made this one happen, when one did. */
  causationid: z.string().min(1).max(100).optional(),
  data: z.unknown(),
});

/** An event as it travels. */
export type Envelope<Data = unknown> = Omit<z.infer<typeof envelopeShape>, 'data'> & { data: Data };

/** Why a message cannot be handled however often it is delivered. */
export class BrokenContract extends Error {
  override name = 'BrokenContract';
}

/** Envelopes made in this process, with the contract they were checked by: nobody changes one, so that it need not be checked again. */
const made = new WeakMap<object, EventContract<unknown>>();

/** Makes an event ready for the outbox; throws `BrokenContract` when the data is not what the contract says. */
export const newEvent = <Data>(
  contract: EventContract<Data>,
  happened: { data: Data; sequence: number; at: Date; correlationId: string; causationId?: string },
): Envelope<Data> => {
  const checked = contract.data.safeParse(happened.data);
  if (!checked.success) throw new BrokenContract(`${contract.subject}: ${z.prettifyError(checked.error)}`);
  const envelope: Envelope<Data> = {
    specversion: '1.0',
    id: newId(),
    source: `/rayon/${contract.subject.split('.')[0]}`,
    type: contract.subject,
    subject: contract.aggregateId(checked.data),
    time: happened.at.toISOString(),
    datacontenttype: 'application/json',
    sequence: happened.sequence,
    correlationid: happened.correlationId,
    ...(happened.causationId === undefined ? {} : { causationid: happened.causationId }),
    data: checked.data,
  };
  made.set(envelope, contract as EventContract<unknown>);
  return envelope;
};

/** Checks a received envelope against its contract; throws `BrokenContract` with the reason. */
export const openEnvelope = <Data>(contract: EventContract<Data>, received: unknown): Envelope<Data> => {
  if (typeof received === 'object' && received !== null && made.get(received) === contract)
    return received as Envelope<Data>;
  const envelope = envelopeShape.safeParse(received);
  if (!envelope.success) throw new BrokenContract(`envelope: ${z.prettifyError(envelope.error)}`);
  if (envelope.data.type !== contract.subject)
    throw new BrokenContract(`expected ${contract.subject}, received ${envelope.data.type}`);
  const data = contract.data.safeParse(envelope.data.data);
  if (!data.success) throw new BrokenContract(`${contract.subject}: ${z.prettifyError(data.error)}`);
  return { ...envelope.data, data: data.data };
};
