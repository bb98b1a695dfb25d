import {
  DiscardPolicy,
  type JetStreamManager,
  RetentionPolicy,
  StorageType,
  type StreamInfo,
} from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';

/** The stream keeps what the publishers' outboxes keep. */
const streamDays = 14;
/** A publish with the id of one stored this recently is not stored again. */
const duplicateMinutes = 10;
/** The service an event subject belongs to: its first token. */
export const serviceOf = (subject: string): string => subject.split('.')[0] ?? subject;

/** Name of the stream that holds a service's events. */
export const streamOf = (service: string): string => `rayon-${service}`;

const found = async (jsm: JetStreamManager, name: string): Promise<StreamInfo | undefined> => {
  try {
    return await jsm.streams.info(name);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

/** Whether the server answered that the stream or consumer does not exist. */
export const isMissing = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'StreamNotFoundError' ||
    error.name === 'ConsumerNotFoundError' ||
    ('code' in error && (error.code === 10059 || error.code === 10014 || error.code === 404)));

/** What the operator of a broker decides about each service's stream. */
export type StreamLimits = Readonly<{
  /** Copies in a cluster. */
  replicas: number;
  /** A full stream refuses, and the outbox keeps; -1 leaves it to the server's own limit. */
  bytesMax: number;
}>;

/** Gives the service's stream, made when it does not exist: files, oldest kept, a full one refuses. */
export const ensureStream = async (
  jsm: JetStreamManager,
  service: string,
  limits: StreamLimits,
): Promise<StreamInfo> => {
  const existing = await found(jsm, streamOf(service));
  if (existing) return existing;
  return jsm.streams.add({
    name: streamOf(service),
    subjects: [`${service}.>`],
    storage: StorageType.File,
    retention: RetentionPolicy.Limits,
    discard: DiscardPolicy.New,
    max_age: nanos(streamDays * 86_400_000),
    max_bytes: limits.bytesMax,
    duplicate_window: nanos(duplicateMinutes * 60_000),
    num_replicas: limits.replicas,
  });
};
