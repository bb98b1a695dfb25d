import { ask, isUnauthenticated } from './ask';

/** Somebody signed in at the gateway: every operation runs as them, with a token that is renewed when it ends. */
export type Caller = Readonly<{
  ask: <Data>(
    document: string,
    variables?: Record<string, unknown>,
    options?: { partly?: boolean },
  ) => Promise<Data>;
  /** The token in use now, for the live channel. */
  accessToken: () => string;
  /** Gets another token than the refused one. */
  renew: (refused: string) => Promise<string>;
}>;

/** Makes a caller. The gateway's clock decides when a token has ended, so nothing here looks at a clock. */
export const createCaller = ({
  accessToken,
  renew,
  onEnded,
}: {
  accessToken: string;
  /** Gives the next token; throws UNAUTHENTICATED when there will be none. */
  renew: (refused: string) => Promise<string>;
  /** Called once nobody is signed in any more. */
  onEnded: () => void;
}): Caller => {
  let token = accessToken;
  let renewing: Promise<string> | undefined;

  const renewed = async (refused: string): Promise<string> => {
    if (token !== refused) return token;
    renewing ??= renew(refused).finally(() => {
      renewing = undefined;
    });
    try {
      token = await renewing;
      return token;
    } catch (error) {
      if (isUnauthenticated(error)) onEnded();
      throw error;
    }
  };

  return {
    accessToken: () => token,
    renew: renewed,
    ask: async (document, variables, options) => {
      const used = token;
      try {
        return await ask(document, variables, { ...options, accessToken: used });
      } catch (error) {
        if (!isUnauthenticated(error)) throw error;
        return ask(document, variables, { ...options, accessToken: await renewed(used) });
      }
    },
  };
};
