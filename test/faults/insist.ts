import {
  attempt,
  type GatewayClient,
  GatewayProblem,
  isRefusal,
  type Mutation,
  nameOf,
  type Refusal,
  Refused,
  type Success,
} from '@rayon/client';

/** Answers that leave open whether the command took effect, or say that it may be asked again. */
const openCodes = ['OFFLINE', 'UNAVAILABLE', 'DEADLINE_EXCEEDED', 'INTERNAL', 'UNAUTHENTICATED'];

const isOpen = (error: unknown): error is GatewayProblem =>
  error instanceof GatewayProblem && (openCodes.includes(error.code) || error.code.startsWith('HTTP_'));

/** What insisting met on its way, by code, so that a test can tell what its users would have seen. */
export type Troubles = Map<string, number>;

type Insisting = Readonly<{
  troubles?: Troubles;
  timeoutMilliseconds?: number;
  /** Refusals that only ask for patience. */
  again?: (refusal: Refusal) => boolean;
}>;

/**
 * Sends a command until there is a definite answer, always with the same command id, as a device does that
 * loses the connection. Throws when there is none within `timeoutMilliseconds`.
 */
const insist = async <Answer extends object, Input>(
  client: GatewayClient,
  { mutation, input }: { mutation: Mutation<Answer, Input>; input: Input },
  { troubles = new Map(), timeoutMilliseconds = 120_000, again = () => false }: Insisting = {},
): Promise<Answer> => {
  const deadline = Date.now() + timeoutMilliseconds;
  for (;;) {
    let trouble: string;
    try {
      const answer = await attempt(client, mutation, input);
      if (!isRefusal(answer) || !again(answer)) return answer;
      trouble = answer.reason;
    } catch (error) {
      if (!isOpen(error)) throw error;
      trouble = error.code;
    }
    troubles.set(trouble, (troubles.get(trouble) ?? 0) + 1);
    if (Date.now() > deadline)
      throw new Error(`${nameOf(mutation)} got no definite answer; last: ${trouble}`);
    await new Promise((next) => setTimeout(next, 40));
  }
};

/** Insists on a success. */
export const insistOnSuccess = async <Answer extends object, Input>(
  client: GatewayClient,
  command: { mutation: Mutation<Answer, Input>; input: Input },
  options?: Insisting,
): Promise<Success<Answer>> => {
  const answer = await insist(client, command, options);
  if (isRefusal(answer)) throw new Refused(nameOf(command.mutation), answer);
  return answer as Success<Answer>;
};
