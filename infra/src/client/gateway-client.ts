import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '@rayon/kernel';

/** What a GraphQL answer says went wrong outside the schema's refusals. */
export class GatewayError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status: number,
  ) {
    super(message);
    this.name = 'GatewayError';
  }
}

/** Answers that say: ask the same again. Whatever changes something carries a command id, so it takes effect once. */
const passingCodes: ReadonlySet<string> = new Set(['UNAVAILABLE', 'DEADLINE_EXCEEDED']);
const pauseMilliseconds = 500;

type Answer = { data?: unknown; errors?: readonly { message: string; extensions?: { code?: string } }[] };

/** A caller of the gateway: one principal, one language. */
export type GatewayClient = Readonly<{
  url: string;
  accessToken: string | undefined;
  /** Runs one operation and gives its data; throws `GatewayError` when the answer holds an error. */
  ask: <Data>(query: string, variables?: Record<string, unknown>) => Promise<Data>;
  /** The same caller with another access token. */
  as: (accessToken: string | undefined) => GatewayClient;
}>;

type ClientOptions = Readonly<{
  accessToken?: string | undefined;
  language?: string;
  timeoutMilliseconds?: number;
  /** For so long a part that is away or too slow is asked again; 0 unless told. */
  patienceMilliseconds?: number;
}>;

/** A client of the gateway at `url` (without path). One request times out after `timeoutMilliseconds`. */
export const gatewayClient = (url: string, options: ClientOptions = {}): GatewayClient => ({
  url,
  accessToken: options.accessToken,
  as: (accessToken) => gatewayClient(url, { ...options, accessToken }),
  ask: async <Data>(query: string, variables: Record<string, unknown> = {}) => {
    const deadline = performance.now() + (options.patienceMilliseconds ?? 0);
    for (;;)
      try {
        return await askOnce<Data>(url, options, query, variables);
      } catch (error) {
        const passing = error instanceof GatewayError && passingCodes.has(error.code);
        if (!passing || performance.now() > deadline) throw error;
        await pause(pauseMilliseconds);
      }
  },
});

const askOnce = async <Data>(
  url: string,
  options: ClientOptions,
  query: string,
  variables: Record<string, unknown>,
): Promise<Data> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': options.language ?? 'en',
      'x-correlation-id': newId(),
      ...(options.accessToken ? { authorization: `Bearer ${options.accessToken}` } : {}),
    },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(options.timeoutMilliseconds ?? 15_000),
  });
  const text = await response.text();
  let answer: Answer;
  try {
    answer = JSON.parse(text) as Answer;
  } catch {
    throw new GatewayError(
      'NOT_JSON',
      `The gateway answered ${response.status}: ${text.slice(0, 200)}`,
      response.status,
    );
  }
  const [error] = answer.errors ?? [];
  if (error) throw new GatewayError(error.extensions?.code ?? 'UNKNOWN', error.message, response.status);
  return answer.data as Data;
};
