import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import type { GatewayContext } from '../request';
import { problem } from '../walls/error-format';
import type { Answer } from './answer';
import { type RequestRejection, readRequest } from './read-request';
import type { Admission } from './registered';

const mediaTypes = ['application/json', 'application/graphql-response+json'];

/** The media type of the answer, or undefined when the caller takes none of ours. */
const mediaTypeFor = (accept: string | undefined): string | undefined =>
  accept === undefined || accept === '*/*' || accept === 'application/json'
    ? 'application/json'
    : new Negotiator({ headers: { accept } }).mediaType(mediaTypes);

/** Status and body of a request that asks for nothing that can run. */
const refusalOf = (
  rejection: RequestRejection,
  { byHash }: Admission,
): { status: number; body: ReturnType<typeof problem> } => {
  switch (rejection.reason) {
    case 'Malformed':
      return { status: 400, body: problem('BAD_REQUEST', rejection.message) };
    case 'NotRegistered':
      return {
        status: 400,
        body: problem('OPERATION_NOT_REGISTERED', 'This operation is not registered.'),
      };
    // The words by which clients that send hashes know that they must send the text.
    case 'UnknownHash':
      return {
        status: 200,
        body: problem(
          'BAD_REQUEST',
          byHash.size > 0 ? 'PersistedQueryNotFound' : 'PersistedQueryNotSupported',
        ),
      };
  }
};

/** Answers one `POST /graphql`. Only JSON arrives here, so no other site's form can send one unasked. */
export const answerRequest = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { answer, admission, context }: { answer: Answer; admission: Admission; context: GatewayContext },
): Promise<FastifyReply> => {
  const asked = readRequest(request.body, admission);
  const mediaType = mediaTypeFor(request.headers.accept);
  reply.type(`${mediaType ?? mediaTypes[0]}; charset=utf-8`);
  if (!asked.ok) {
    const { status, body } = refusalOf(asked.rejection, admission);
    return reply.code(status).send(JSON.stringify(body));
  }
  if (mediaType === undefined)
    return reply
      .code(406)
      .send(JSON.stringify(problem('BAD_REQUEST', 'Take JSON: accept application/json.')));
  const { status, errors, data } = await answer(asked.value, context);
  const retryAfterSeconds = errors?.[0]?.extensions?.retryAfterSeconds;
  if (status === 429 && typeof retryAfterSeconds === 'number') reply.header('retry-after', retryAfterSeconds);
  return reply.code(status).send(JSON.stringify({ errors, data }));
};
