import { accepted, type Result, rejected } from '@rayon/kernel';
import type { OperationRequest } from './answer';
import type { Admission } from './registered';

/** Why a body asks for nothing that can run. */
export type RequestRejection =
  | Readonly<{ reason: 'NotRegistered' }>
  | Readonly<{ reason: 'UnknownHash' }>
  | Readonly<{ reason: 'Malformed'; message: string }>;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const malformed = (message: string) => rejected({ reason: 'Malformed', message } as const);

/** The hash of `extensions.persistedQuery`, by which a client names an operation without sending its text. */
const hashIn = (extensions: unknown): string | undefined => {
  const persisted = isRecord(extensions) ? extensions.persistedQuery : undefined;
  if (!isRecord(persisted) || persisted.version !== 1) return undefined;
  return typeof persisted.sha256Hash === 'string' ? persisted.sha256Hash : undefined;
};

/** The text to run: the one sent, or the registered one of the hash sent. */
const textOf = (
  query: unknown,
  extensions: unknown,
  { byHash, texts, registeredOnly }: Admission,
): Result<string, RequestRejection> => {
  if (typeof query === 'string' && query !== '')
    return registeredOnly && !texts.has(query) ? rejected({ reason: 'NotRegistered' }) : accepted(query);
  const hash = hashIn(extensions);
  const known = hash === undefined ? undefined : byHash.get(hash);
  if (known !== undefined) return accepted(known);
  if (registeredOnly) return rejected({ reason: 'NotRegistered' });
  return hash === undefined
    ? malformed('Send an operation as `query`, or the hash of a registered one.')
    : rejected({ reason: 'UnknownHash' });
};

/** Reads the body of `POST /graphql`: one operation, by its text or its hash. */
export const readRequest = (
  body: unknown,
  admission: Admission,
): Result<OperationRequest, RequestRejection> => {
  if (!isRecord(body))
    return admission.registeredOnly
      ? rejected({ reason: 'NotRegistered' })
      : malformed('Send one operation as a JSON object.');
  const { query, operationName, variables, extensions } = body;
  const text = textOf(query, extensions, admission);
  if (!text.ok) return text;
  if (query !== undefined && query !== null && typeof query !== 'string')
    return malformed('`query` is a text.');
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string')
    return malformed('`operationName` is a text.');
  if (variables !== undefined && variables !== null && !isRecord(variables))
    return malformed('`variables` is an object.');
  if (extensions !== undefined && extensions !== null && !isRecord(extensions))
    return malformed('`extensions` is an object.');
  return accepted({
    query: text.value,
    operationName: operationName ?? undefined,
    variables: variables ?? undefined,
  });
};
