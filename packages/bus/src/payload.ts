import type { Envelope } from '@rayon/kernel';

/** Most bytes one event may have as it travels; a broker may allow less. */
export const payloadBytesMax = 256 * 1024;

/** An event no broker takes, however often it is tried. */
export class EnvelopeTooLarge extends Error {
  override name = 'EnvelopeTooLarge';
  constructor(
    readonly envelopeId: string,
    readonly bytes: number,
    readonly bytesMax: number,
  ) {
    super(`event ${envelopeId} has ${bytes} bytes, at most ${bytesMax} can travel`);
  }
}

/** The event as bytes; throws `EnvelopeTooLarge`. */
export const toPayload = (envelope: Envelope, bytesMax = payloadBytesMax): Buffer => {
  const payload = Buffer.from(JSON.stringify(envelope));
  if (payload.length > bytesMax) throw new EnvelopeTooLarge(envelope.id, payload.length, bytesMax);
  return payload;
};
