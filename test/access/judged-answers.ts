import type { Answer } from './asking';

/** Why something was not done, as every subgraph says it. */
export type Refusal = { reason: string; message: string; field?: string | null };
/** The one result of a mutation: a success, a refusal, or a report with refused rows. */
export type Result = Partial<Refusal> & { __typename: string; rejected?: Refusal[] };

/** What a mutation answered; nothing when GraphQL refused it. */
export const resultOf = ({ data }: Answer, mutation: string) => data?.[mutation] as Result | null | undefined;

/** The refusals of an answer: the typed one, those of rows, or none. */
export const refusalsOf = (answer: Answer, mutation: string): Refusal[] => {
  const result = resultOf(answer, mutation);
  if (result?.reason === undefined) return result?.rejected ?? [];
  return [{ reason: result.reason, message: result.message ?? '', field: result.field ?? null }];
};

/** Successes that change nothing, because there is nothing to change. */
export const harmless: Readonly<Record<string, string>> = {
  importArticles: 'ArticlesImported',
  signOut: 'SignedOut',
  deviceChallenge: 'DeviceChallenge',
};

const refusedByGraphql =
  /^(BAD_INPUT|BAD_REQUEST|GRAPHQL_PARSE_FAILED|GRAPHQL_VALIDATION_FAILED|LIMIT_EXCEEDED)$/;

/** What is wrong with an answer to nonsense; nothing when it is as it should be. */
export const faultOf = (answer: Answer, mutation: string): string | undefined => {
  if (answer.status >= 500) return `status ${answer.status}`;
  if (/node_modules|\.[jt]s:\d+|"stacktrace"|Did you mean|MongoServerError|ZodError/.test(answer.text))
    return 'shows its inside';
  if (answer.errors.length > 0) {
    const codes = answer.errors.map(({ extensions }) => extensions?.code ?? 'none');
    const odd = codes.filter((code) => !refusedByGraphql.test(code));
    return odd.length > 0 ? `refused with ${odd.join(', ')}` : undefined;
  }
  const result = resultOf(answer, mutation);
  if (!result) return 'neither data nor errors';
  if (result.reason !== undefined) return result.message?.trim() ? undefined : 'a refusal without words';
  return harmless[mutation] === result.__typename ? undefined : `was done: ${result.__typename}`;
};
