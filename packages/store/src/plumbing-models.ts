import type { Envelope } from '@rayon/kernel';
import { type Connection, Schema } from 'mongoose';
import { modelOf } from './collections';
import { required } from './required';

const daysInSeconds = (days: number) => days * 24 * 60 * 60;

/** Published outbox rows are kept this long, so that a lost stream can be told again. */
export const outboxDays = 14;
/** Inbox rows outlive anything a broker or a republish could still deliver. */
const inboxDays = 30;

/** One event waiting to be published, or already published. */
export type OutboxRow = {
  /** The envelope's id (UUIDv7): sorts in the order the events were made. */
  _id: string;
  aggregate: string;
  envelope: Envelope;
  /** The id again while the row waits; absent afterwards, so that its sparse index holds only what waits. */
  pending?: string;
  publishedAt?: Date;
  /** Why no courier can take it; it is then also in `parked`. */
  refused?: string;
};

/** The answer a command was given. */
export type CommandRow = {
  /** `<actor>/<commandId>`. */
  _id: string;
  actor: string;
  commandId: string;
  name: string;
  inputHash: string;
  /** Plain JSON text. */
  answer: string;
  at: Date;
};

/** An event a consumer has taken effect of. */
export type InboxRow = { _id: string; consumer: string; eventId: string; type: string; at: Date };

/** A message that was given up on. */
export type ParkedRow = {
  /** `<consumer>/<event id or hash of the message>`. */
  _id: string;
  service: string;
  consumer: string;
  eventId?: string;
  /** The message as JSON text, or its raw text when it is not JSON; cut at one million characters. */
  message: string;
  reason: string;
  parkedAt: Date;
  replayedAt?: Date;
};

/** What the relay remembers: the courier's memory it last published into. */
export type RelayRow = { _id: string; epoch: string; at: Date };

const outboxSchema = new Schema<OutboxRow>(
  {
    _id: required.text,
    aggregate: required.text,
    envelope: required.checked,
    pending: String,
    publishedAt: Date,
    refused: String,
  },
  { versionKey: false },
)
  .index({ pending: 1 }, { sparse: true })
  .index({ publishedAt: 1 }, { expireAfterSeconds: daysInSeconds(outboxDays) });

const commandSchema = new Schema<CommandRow>(
  {
    _id: required.text,
    actor: required.text,
    commandId: required.text,
    name: required.text,
    inputHash: required.text,
    answer: required.text,
    at: required.instant,
  },
  { versionKey: false },
);

const inboxSchema = new Schema<InboxRow>(
  {
    _id: required.text,
    consumer: required.text,
    eventId: required.text,
    type: required.text,
    at: required.instant,
  },
  { versionKey: false },
).index({ at: 1 }, { expireAfterSeconds: daysInSeconds(inboxDays) });

const parkedSchema = new Schema<ParkedRow>(
  {
    _id: required.text,
    service: required.text,
    consumer: required.text,
    eventId: String,
    message: required.text,
    reason: required.text,
    parkedAt: required.instant,
    replayedAt: Date,
  },
  { versionKey: false },
).index({ consumer: 1, parkedAt: 1 });

const relaySchema = new Schema<RelayRow>(
  {
    _id: required.text,
    epoch: required.text,
    at: required.instant,
  },
  { versionKey: false },
);

/** The models every service's database has beside its own; made once per connection. */
export const plumbingModels = (connection: Connection) => ({
  outbox: modelOf(connection, 'RayonOutbox', outboxSchema, 'outbox'),
  commands: modelOf(connection, 'RayonCommand', commandSchema, 'commands'),
  inbox: modelOf(connection, 'RayonInbox', inboxSchema, 'inbox'),
  parked: modelOf(connection, 'RayonParked', parkedSchema, 'parked'),
  relay: modelOf(connection, 'RayonRelay', relaySchema, 'relay'),
});

/**
 * The same collections through the driver, for the paths that every command and event takes: their rows are made
 * here from checked parts, and casting them again would only cost time.
 */
export const plumbingCollections = (connection: Connection) => {
  plumbingModels(connection);
  return {
    outbox: connection.collection<OutboxRow>('outbox'),
    commands: connection.collection<CommandRow>('commands'),
    inbox: connection.collection<InboxRow>('inbox'),
    parked: connection.collection<ParkedRow>('parked'),
    relay: connection.collection<RelayRow>('relay'),
  };
};
