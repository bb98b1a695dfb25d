import i18next from 'i18next';

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

/** An expected refusal, in the shopper's language. */
export type Refusal = { __typename: `${string}Refusal`; reason: string; message: string };

/** Whether a mutation's answer is a refusal. */
export const isRefusal = (answer: { __typename: string }): answer is Refusal =>
  answer.__typename.endsWith('Refusal');

/** Runs one operation at the gateway in the current language. */
export const ask = async <Data>(
  query: string,
  variables: Record<string, unknown> = {},
  accessToken?: string,
): Promise<Data> => {
  let response: Response;
  try {
    response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-language': i18next.language,
        ...(accessToken ? { authorization: `Bearer ${accessToken}` } : {}),
      },
      body: JSON.stringify({ query, variables }),
    });
  } catch {
    throw new GatewayProblem('OFFLINE', null);
  }
  const correlationId = response.headers.get('x-correlation-id');
  const answer = (await response.json().catch(() => ({}))) as {
    data?: Data;
    errors?: { extensions?: { code?: string } }[];
  };
  const [error] = answer.errors ?? [];
  if (error || !answer.data)
    throw new GatewayProblem(error?.extensions?.code ?? `HTTP_${response.status}`, correlationId);
  return answer.data;
};

/** A new id for a command; the same one is kept when the same tap is sent again. */
export const newCommandId = () => crypto.randomUUID();
