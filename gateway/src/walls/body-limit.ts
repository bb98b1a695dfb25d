import { Transform } from 'node:stream';
import type { Principal } from '@rayon/auth';
import { errorCodes, type FastifyReply, type FastifyRequest, type RequestPayload } from 'fastify';
import { operationLimits } from './limits';

const bytesMaxOf = (principal: Principal | undefined): number => {
  if (principal?.kind === 'staff') return operationLimits.staffBodyBytesMax;
  return principal?.kind === 'brand' ? operationLimits.brandBodyBytesMax : operationLimits.bodyBytesMax;
};

/** Lets through as much of a body as may come from whoever asks; what says beforehand that it is longer is not read. */
export const limitBody = async (
  { principal, headers }: FastifyRequest,
  reply: FastifyReply,
  payload: RequestPayload,
): Promise<RequestPayload> => {
  const bytesMax = bytesMaxOf(principal);
  const tooLarge = () => {
    // The rest of the body would be taken for the next request.
    reply.header('connection', 'close');
    return new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE();
  };
  const said = headers['content-length'];
  if (said !== undefined) {
    if (Number(said) > bytesMax) throw tooLarge();
    return payload;
  }
  let bytes = 0;
  const counted = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      bytes += chunk.length;
      if (bytes > bytesMax) done(tooLarge());
      else done(null, chunk);
    },
  });
  payload.on('error', (error) => counted.destroy(error));
  return payload.pipe(counted);
};
