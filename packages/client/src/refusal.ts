import type { GatewayClient } from './gateway-client';
import type { TypedDocument } from './typed-document';

/** An expected refusal as every service answers it, in the caller's language. */
export type Refusal = Readonly<{
  __typename: `${string}Refusal`;
  reason: string;
  message: string;
  /** The member of the input it is about, where it was asked for. */
  field?: string | null;
}>;

/** Whether a mutation's answer is a refusal. */
export const isRefusal = <Answer extends object>(answer: Answer): answer is Extract<Answer, Refusal> =>
  '__typename' in answer && String(answer.__typename).endsWith('Refusal');

/** What is answered when a mutation succeeds. */
export type Success<Answer> = Exclude<Answer, { __typename: `${string}Refusal` }>;

/** A mutation of one field, which is answered by a success or a refusal. */
export type Mutation<Answer, Input> = TypedDocument<Record<string, Answer>, { input: Input }>;

/** Thrown by `perform` when a mutation is refused where the caller counted on success. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(
    readonly mutation: string,
    readonly refusal: Refusal,
  ) {
    super(`${mutation} was refused: ${refusal.reason}. ${refusal.message}`);
  }
}

/** Runs a mutation and gives its success or its refusal, both typed. */
export const attempt = async <Answer extends object, Input>(
  client: Pick<GatewayClient, 'ask'>,
  mutation: Mutation<Answer, Input>,
  input: Input,
  options?: { partly?: boolean },
): Promise<Answer> => {
  const [answer] = Object.values(await client.ask(mutation, { input }, options));
  if (!answer) throw new Error(`${nameOf(mutation)} gave no answer`);
  return answer;
};

/** Runs a mutation that has to succeed; throws `Refused` otherwise. */
export const perform = async <Answer extends object, Input>(
  client: Pick<GatewayClient, 'ask'>,
  mutation: Mutation<Answer, Input>,
  input: Input,
): Promise<Success<Answer>> => {
  const answer = await attempt(client, mutation, input);
  if (isRefusal(answer)) throw new Refused(nameOf(mutation), answer);
  return answer as Success<Answer>;
};

/** The name of an operation, as it stands in its text. */
export const nameOf = (document: string): string => /^\w+ (\w+)/.exec(document)?.[1] ?? 'operation';
