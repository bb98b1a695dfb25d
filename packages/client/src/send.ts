import { GatewayProblem } from './gateway-problem';
import { newCommandId } from './new-command-id';

/** A GraphQL answer as it came; a body that is not JSON has neither data nor errors. */
export type Answer = Readonly<{
  status: number;
  text: string;
  data: Readonly<Record<string, unknown>> | null | undefined;
  errors: readonly {
    message: string;
    path?: readonly (string | number)[];
    extensions?: { code?: string; field?: string };
  }[];
  /** The id under which the gateway logged the request. */
  correlationId: string | null;
}>;

/** How a request is sent. */
export type Sending = Readonly<{
  accessToken?: string | undefined;
  /** Language of sentences in the answer. */
  language?: string;
  timeoutMilliseconds?: number;
  headers?: Readonly<Record<string, string>>;
}>;

const timeoutMillisecondsDefault = 30_000;

/**
 * Sends a body to the gateway at `url` (without path; empty: where the page came from) and reads whatever comes back.
 * Throws `GatewayProblem` when nothing does.
 */
export const send = async (url: string, body: string, sending: Sending = {}): Promise<Answer> => {
  const { accessToken, language = 'en', headers, timeoutMilliseconds = timeoutMillisecondsDefault } = sending;
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-language': language,
        'x-correlation-id': newCommandId(),
        ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }),
        ...headers,
      },
      body,
      signal: AbortSignal.timeout(timeoutMilliseconds),
    });
    const text = await response.text();
    const correlationId = response.headers.get('x-correlation-id');
    return { status: response.status, text, correlationId, ...contentOf(text) };
  } catch (error) {
    const isLate = (error as { name?: unknown } | null)?.name === 'TimeoutError';
    throw new GatewayProblem(isLate ? 'DEADLINE_EXCEEDED' : 'OFFLINE', null, String(error));
  }
};

const contentOf = (text: string): Pick<Answer, 'data' | 'errors'> => {
  try {
    const { data, errors = [] } = JSON.parse(text) as Partial<Answer>;
    return { data, errors };
  } catch {
    // The status says it.
    return { data: undefined, errors: [] };
  }
};
