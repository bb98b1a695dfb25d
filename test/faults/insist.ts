import { attempt, type GatewayClient, GatewayError, type MutationCall, type Refusal } from '@rayon/infra';

/** What a device came to know of its command. */
export type Definite<Answer> = { ok: true; value: Answer } | { ok: false; refusal: Refusal };

/** Answers that leave open whether the command took effect, or say that it may be asked again. */
const openCodes = new Set(['UNAVAILABLE', 'DEADLINE_EXCEEDED', 'INTERNAL', 'NOT_JSON', 'UNAUTHENTICATED']);

const isOpen = (error: unknown): boolean =>
  error instanceof GatewayError
    ? openCodes.has(error.code)
    : // Refused, reset or timed out. By name: the classes of fetch are not those of the test's own realm.
      ['TypeError', 'TimeoutError'].includes((error as { name?: string }).name ?? '');

/** What insisting met on its way, by code, so that a test can tell what its users would have seen. */
export type Troubles = Map<string, number>;

/**
 * Sends a command until there is a definite answer, always with the same command id, as a device does that
 * loses the connection. Throws when there is none within `timeoutMilliseconds`.
 */
export const insist = async <Answer>(
  client: GatewayClient,
  call: MutationCall,
  {
    troubles = new Map(),
    timeoutMilliseconds = 120_000,
    again = () => false,
  }: {
    troubles?: Troubles;
    timeoutMilliseconds?: number;
    /** Refusals that only ask for patience. */
    again?: (refusal: Refusal) => boolean;
  } = {},
): Promise<Definite<Answer>> => {
  const deadline = Date.now() + timeoutMilliseconds;
  for (;;) {
    let trouble: string;
    try {
      const outcome = await attempt<Answer>(client, call);
      if (outcome.ok || !again(outcome.refusal)) return outcome;
      trouble = outcome.refusal.reason;
    } catch (error) {
      if (!isOpen(error)) throw error;
      trouble = error instanceof GatewayError ? error.code : 'NO_CONNECTION';
    }
    troubles.set(trouble, (troubles.get(trouble) ?? 0) + 1);
    if (Date.now() > deadline) throw new Error(`${call.mutation} got no definite answer; last: ${trouble}`);
    await new Promise((next) => setTimeout(next, 40));
  }
};

/** Insists on a success. */
export const insistOnSuccess = async <Answer>(
  client: GatewayClient,
  call: MutationCall,
  options?: Parameters<typeof insist>[2],
): Promise<Answer> => {
  const answer = await insist<Answer>(client, call, options);
  if (answer.ok) return answer.value;
  throw new Error(`${call.mutation} was refused: ${answer.refusal.reason}. ${answer.refusal.message}`);
};
