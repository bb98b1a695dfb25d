import { currentLanguage } from '../i18n';

/** What went wrong outside the schema's refusals, with the id under which it was logged. */
export class GatewayProblem extends Error {
  constructor(
    readonly code: string,
    readonly correlationId: string | null,
  ) {
    super(code);
    this.name = 'GatewayProblem';
  }
}

/** Whether the gateway does not (or no longer) know the caller. */
export const isUnauthenticated = (error: unknown) =>
  error instanceof GatewayProblem && error.code === 'UNAUTHENTICATED';

const passing = ['OFFLINE', 'UNAVAILABLE', 'DEADLINE_EXCEEDED', 'RATE_LIMITED', 'UNAUTHENTICATED'];

/** Whether what went wrong may be right the next time the very same is sent. */
export const isPassing = (error: unknown) =>
  error instanceof GatewayProblem && (passing.includes(error.code) || error.code.startsWith('HTTP_5'));

/** An expected refusal, in the shopper's language. */
export type Refusal = { __typename: `${string}Refusal`; reason: string; message: string };

/** Whether a mutation's answer is a refusal. */
export const isRefusal = (answer: object): answer is Refusal =>
  '__typename' in answer && String(answer.__typename).endsWith('Refusal');

/** Pauses before a request that got no answer is sent again, in milliseconds. Command ids make that safe. */
const retryPausesMilliseconds = [300, 1200];

const send = async (body: string, accessToken: string | undefined): Promise<Response> => {
  for (const pause of [...retryPausesMilliseconds, undefined]) {
    try {
      return await fetch('/graphql', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'accept-language': currentLanguage(),
          ...(accessToken ? { authorization: `Bearer ${accessToken}` } : {}),
        },
        body,
      });
    } catch {
      if (pause !== undefined) await new Promise((next) => setTimeout(next, pause));
    }
  }
  throw new GatewayProblem('OFFLINE', null);
};

type Answer<Data> = { data?: Data | null; errors?: { extensions?: { code?: string } }[] };

/**
 * Runs one operation at the gateway in the current language; throws `GatewayProblem`. An answer that came back
 * in part is given as it is when `partly` is set: what is missing in it is null.
 */
export const ask = async <Data>(
  document: string,
  variables: Record<string, unknown> = {},
  { accessToken, partly = false }: { accessToken?: string; partly?: boolean } = {},
): Promise<Data> => {
  const response = await send(JSON.stringify({ query: document, variables }), accessToken);
  const answer = (await response.json().catch(() => ({}))) as Answer<Data>;
  const code = answer.errors?.[0]?.extensions?.code;
  const isPart =
    partly && code !== 'UNAUTHENTICATED' && Object.values(answer.data ?? {}).some((field) => field !== null);
  if (answer.data && (!code || isPart)) return answer.data;
  throw new GatewayProblem(code ?? `HTTP_${response.status}`, response.headers.get('x-correlation-id'));
};

/** A new id for a command; the same one is kept when the same command is sent again. */
export const newCommandId = () => crypto.randomUUID();
