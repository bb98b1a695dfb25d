import {
  createHopSigner,
  createHopVerifier,
  generateSigningKey,
  type HopVerifier,
  hopAudience,
  type Principal,
  toJwks,
} from '@rayon/auth';
import { type Clock, type Locale, newId } from '@rayon/kernel';

/** A subgraph that answers in memory. */
type Subgraph = Readonly<{
  name: string;
  execute: (request: {
    query: string;
    variables?: Record<string, unknown>;
    hop: string;
    correlationId: string;
  }) => Promise<unknown>;
}>;

/** Whatever an answer holds; its parts are the query's, which only the test knows. */
export type Data = Readonly<Record<string, unknown>>;

/** An error of an answer. */
export type AnswerError = Readonly<{
  message: string;
  path?: readonly (string | number)[];
  extensions?: Readonly<{ code?: string } & Record<string, unknown>>;
}>;

/** An answered operation as it travels: plain JSON. */
export type Answer = Readonly<{ data: Data | null | undefined; errors: readonly AnswerError[] }>;

/** How a test speaks to a subgraph when it is not about the caller or the language. */
type Asking = Readonly<{ variables?: Readonly<Record<string, unknown>>; locale?: Locale }>;

/** A gateway for tests of one service: it vouches for whomever the test names. */
export const createGatewayDouble = ({
  clock,
  locale: usualLocale = 'en',
}: {
  clock: Clock;
  locale?: Locale;
}) => {
  const key = generateSigningKey();
  const signer = createHopSigner({ key, clock });

  const ask = async (
    { host }: Readonly<{ host: Subgraph }>,
    principal: Principal,
    query: string,
    { variables = {}, locale = usualLocale }: Asking = {},
  ): Promise<Answer> => {
    const hop = signer.sign({ audience: hopAudience(host.name), principal, locale });
    const result = await host.execute({ query, variables, hop, correlationId: newId() });
    const { data, errors = [] } = JSON.parse(JSON.stringify(result)) as Partial<Answer>;
    return { data, errors };
  };

  return {
    /** What a service checks hops with. */
    hops: (audience: string): HopVerifier => createHopVerifier({ jwks: toJwks([key]), audience, clock }),
    /** Sends one operation on behalf of the principal. */
    ask,
    /** Sends one mutation with its input; `selection` is of the members of its result union. */
    change: (
      service: Readonly<{ host: Subgraph }>,
      principal: Principal,
      {
        mutation,
        inputType = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`,
        input,
        selection,
      }: { mutation: string; inputType?: string; input: object; selection: string },
      locale: Locale = usualLocale,
    ): Promise<Answer> =>
      ask(
        service,
        principal,
        `mutation ($input: ${inputType}!) { ${mutation}(input: $input) { __typename ${selection} } }`,
        { variables: { input }, locale },
      ),
  };
};

/** A gateway for tests of one service. */
export type GatewayDouble = ReturnType<typeof createGatewayDouble>;
