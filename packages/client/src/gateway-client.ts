import { GatewayProblem, isUnauthenticated } from './gateway-problem';
import { type Answer, send } from './send';
import type { TypedDocument } from './typed-document';

/** A token that lets somebody act, and the way to the next one. */
export type SignedIn = Readonly<{
  accessToken: string;
  /** Gives the token after the refused one; throws UNAUTHENTICATED when there will be none. */
  renew?: (refused: string) => Promise<string>;
  /** Called once nobody is signed in any more. */
  onEnded?: () => void;
}>;

/** When the very same request is sent again: after these problems, with these pauses, then no more. */
export type Retry = Readonly<{ codes: readonly string[]; pausesMilliseconds: readonly number[] }>;

/** How a client asks. */
export type ClientOptions = Readonly<{
  /** English unless given; asked anew for each request. */
  language?: () => string;
  timeoutMilliseconds?: number;
  /** Never unless given. Safe, since whatever changes something carries a command id and takes effect once. */
  retry?: Retry;
}>;

/** A caller of the gateway: one principal, or nobody yet. */
export type GatewayClient = Readonly<{
  url: string;
  /** The token in use now; undefined for nobody. */
  accessToken: string | undefined;
  language: () => string;
  /**
   * Runs one operation and gives its data; throws `GatewayProblem`. An answer that came back in part is given as it is
   * when `partly` is set: what is missing in it is null.
   */
  ask: <Data, Variables>(
    document: TypedDocument<Data, Variables>,
    variables: Variables,
    options?: { partly?: boolean },
  ) => Promise<Data>;
  /** The same client for somebody who signed in. */
  as: (signedIn: SignedIn) => GatewayClient;
  /** Gets another token than the refused one. */
  renew: (refused: string | undefined) => Promise<string>;
}>;

/**
 * A client of the gateway at `url` (without path; empty: where the page came from). The gateway's clock decides when a
 * token has ended, so nothing here looks at a clock.
 */
export const gatewayClient = (
  url: string,
  options: ClientOptions = {},
  signedIn?: SignedIn,
): GatewayClient => {
  const { language = () => 'en', timeoutMilliseconds, retry } = options;
  const tokens = tokensOf(signedIn);

  const sendOnce = async (body: string): Promise<Answer> => {
    const accessToken = tokens.current();
    const sending = { accessToken, language: language(), timeoutMilliseconds };
    const answer = await send(url, body, sending);
    const isRefused = codeOf(answer) === 'UNAUTHENTICATED' && signedIn?.renew;
    if (!isRefused) return answer;
    return send(url, body, { ...sending, accessToken: await tokens.renew(accessToken) });
  };

  return {
    url,
    language,
    get accessToken() {
      return tokens.current();
    },
    renew: tokens.renew,
    as: (next) => gatewayClient(url, options, next),
    ask: (document, variables, { partly = false } = {}) => {
      const body = JSON.stringify({ query: document, variables });
      return again(retry, async () => dataOf(await sendOnce(body), partly));
    },
  };
};

/** The token of a principal, renewed once for all who find it refused at the same time. */
const tokensOf = (signedIn: SignedIn | undefined) => {
  let token = signedIn?.accessToken;
  let renewing: Promise<string> | undefined;
  return {
    current: () => token,
    renew: async (refused: string | undefined): Promise<string> => {
      if (token !== undefined && token !== refused) return token;
      if (!signedIn?.renew || refused === undefined) throw new GatewayProblem('UNAUTHENTICATED');
      renewing ??= signedIn.renew(refused).finally(() => {
        renewing = undefined;
      });
      try {
        token = await renewing;
        return token;
      } catch (error) {
        if (isUnauthenticated(error)) signedIn.onEnded?.();
        throw error;
      }
    },
  };
};

const again = async <Data>(retry: Retry | undefined, work: () => Promise<Data>): Promise<Data> => {
  for (const pause of retry?.pausesMilliseconds ?? []) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof GatewayProblem && retry?.codes.includes(error.code))) throw error;
      await new Promise((next) => setTimeout(next, pause));
    }
  }
  return work();
};

const codeOf = ({ errors: [error] }: Answer): string | undefined =>
  error && (error.extensions?.code ?? 'UNKNOWN');

const dataOf = <Data>(answer: Answer, partly: boolean): Data => {
  const { data, status, correlationId, text } = answer;
  const code = codeOf(answer);
  const isPart =
    partly && code !== 'UNAUTHENTICATED' && Object.values(data ?? {}).some((field) => field !== null);
  if (data && (!code || isPart)) return data as Data;
  const message = answer.errors[0]?.message ?? `The gateway answered ${status}: ${text.slice(0, 200)}`;
  throw new GatewayProblem(code ?? `HTTP_${status}`, correlationId, message);
};
