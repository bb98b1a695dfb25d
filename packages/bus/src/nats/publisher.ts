import type { Envelope } from '@rayon/kernel';
import { createLanes } from '../lanes';
import { payloadBytesMax, toPayload } from '../payload';
import type { LinkOwner } from './link';
import { ensureStream, type StreamLimits, serviceOf } from './streams';

/** Publishes on their way at a time; of one aggregate only one. */
const publishesMax = 64;
const publishMillisecondsMax = 3_000;

/** Publishes events and waits for the server's word on each. */
export const createPublisher = (link: LinkOwner, limits: StreamLimits) => {
  const lanes = createLanes({ concurrency: publishesMax });
  const streams = new Map<string, Promise<string>>();

  /** When the service's stream was made; making it when it is gone. */
  const created = async (service: string): Promise<string> => {
    const { jsm } = await link.soon();
    return (await ensureStream(jsm, service, limits)).created;
  };

  const ensured = (service: string): Promise<string> => {
    const known = streams.get(service) ?? created(service);
    streams.set(service, known);
    known.catch(() => streams.delete(service));
    return known;
  };

  const publish = async (envelopes: readonly Envelope[]): Promise<void> => {
    if (envelopes.length === 0) return;
    const { js, payloadBytesMax: serverBytesMax } = await link.soon();
    const bytesMax = Math.min(payloadBytesMax, serverBytesMax);
    const messages = envelopes.map((envelope) => ({ envelope, payload: toPayload(envelope, bytesMax) }));
    for (const service of new Set(envelopes.map((envelope) => serviceOf(envelope.type))))
      await ensured(service);

    const failed = new Map<string, unknown>();
    await Promise.all(
      messages.map(({ envelope, payload }) =>
        // One after another within an aggregate: were a later event stored although an earlier one failed,
        // publishing the earlier one again would turn their order round.
        lanes.run(envelope.subject, async () => {
          if (failed.has(envelope.subject)) return;
          try {
            await js.publish(envelope.type, payload, { msgID: envelope.id, timeout: publishMillisecondsMax });
          } catch (error) {
            failed.set(envelope.subject, error);
            streams.delete(serviceOf(envelope.type));
          }
        }),
      ),
    );
    for (const error of failed.values()) throw error;
  };

  return { publish, created };
};
