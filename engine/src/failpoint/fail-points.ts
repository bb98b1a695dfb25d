/** Errors on demand, for the tests of drivers and applications. Off unless the server was started for tests. */

import type { Doc, Value } from '../bson';
import { mongoError } from '../errors';

/** What happens to one command. */
export type Failure = Readonly<{
  errorCode: number | undefined;
  errorLabels: readonly string[] | undefined;
  closeConnection: boolean;
  blockMilliseconds: number;
  writeConcernError: Doc | undefined;
}>;

const GET_MORE = 'failGetMoreAfterCursorCheckout';
const NAMES = ['failCommand', 'onPrimaryTransactionalWrite', GET_MORE];

type Armed = { remaining: number; skip: number; data: Doc };

/** `failCommand`, `onPrimaryTransactionalWrite` and `failGetMoreAfterCursorCheckout` of MongoDB. */
export class FailPoints {
  private readonly armed = new Map<string, Armed>();

  constructor(private readonly enabled: boolean) {}

  /** The command `configureFailPoint`. Refused (59) when the server is not for tests. */
  configure(body: Doc): void {
    if (!this.enabled)
      throw mongoError(59, "no such command: 'configureFailPoint'; start the server with test commands");
    const name = String(body.get('configureFailPoint'));
    if (!NAMES.includes(name)) throw mongoError(2, `fail point '${name}' is not supported`);
    const mode = body.get('mode');
    const data = body.get('data');
    if (mode === 'off') this.armed.delete(name);
    else this.armed.set(name, { ...occurrences(mode), data: data instanceof Map ? data : new Map() });
  }

  /** The failure that a command meets, counting it. */
  next(command: string, appName: string | undefined): Failure | undefined {
    if (this.armed.size === 0 || command === 'configureFailPoint') return undefined;
    const cursors = command === 'getMore' ? this.armed.get(GET_MORE) : undefined;
    if (cursors && this.take(GET_MORE)) return failure(cursors.data);
    const point = this.armed.get('failCommand');
    if (!point) return undefined;
    const commands = point.data.get('failCommands');
    if (!Array.isArray(commands) || !commands.includes(command)) return undefined;
    const wanted = point.data.get('appName');
    if (wanted !== undefined && wanted !== appName) return undefined;
    return this.take('failCommand') ? failure(point.data) : undefined;
  }

  /** Before a retryable write runs: whether to hang up now; or throws the code that the fail point was given. */
  endsRetryableWrite(): boolean {
    const point = this.armed.get('onPrimaryTransactionalWrite');
    const code = point?.data.get('failBeforeCommitExceptionCode');
    if (!point || code === undefined || !this.take('onPrimaryTransactionalWrite')) return false;
    if (point.data.get('closeConnection') !== false) return true;
    throw mongoError(Number(code), 'Failing write via onPrimaryTransactionalWrite failpoint');
  }

  /** After a retryable write is on disk: whether to hang up instead of answering. */
  closesAfterRetryableWrite(): boolean {
    const point = this.armed.get('onPrimaryTransactionalWrite');
    if (!point || point.data.has('failBeforeCommitExceptionCode')) return false;
    return point.data.get('closeConnection') !== false && this.take('onPrimaryTransactionalWrite');
  }

  private take(name: string): boolean {
    const point = this.armed.get(name);
    if (!point) return false;
    if (point.skip > 0) {
      point.skip -= 1;
      return false;
    }
    point.remaining -= 1;
    if (point.remaining <= 0) this.armed.delete(name);
    return true;
  }
}

const occurrences = (mode: Value | undefined): { remaining: number; skip: number } => {
  if (mode === 'alwaysOn') return { remaining: Number.POSITIVE_INFINITY, skip: 0 };
  const times = mode instanceof Map ? mode.get('times') : undefined;
  const skip = mode instanceof Map ? mode.get('skip') : undefined;
  if (times !== undefined) return { remaining: Number(times), skip: 0 };
  if (skip !== undefined) return { remaining: Number.POSITIVE_INFINITY, skip: Number(skip) };
  throw mongoError(2, "mode must be 'off', 'alwaysOn', { times } or { skip }");
};

const failure = (data: Doc): Failure => {
  const code = data.get('errorCode');
  const labels = data.get('errorLabels');
  const concern = data.get('writeConcernError');
  const blocks = data.get('blockConnection') === true;
  return {
    errorCode: code === undefined ? undefined : Number(code),
    errorLabels: labels === undefined ? concernLabels(concern) : labelList(labels),
    closeConnection: data.get('closeConnection') === true,
    blockMilliseconds: blocks ? Number(data.get('blockTimeMS') ?? 0) : 0,
    writeConcernError: concern instanceof Map ? concern : undefined,
  };
};

const labelList = (labels: Value | undefined): string[] => (Array.isArray(labels) ? labels.map(String) : []);

const concernLabels = (concern: Value | undefined): string[] | undefined => {
  const labels = concern instanceof Map ? concern.get('errorLabels') : undefined;
  return labels === undefined ? undefined : labelList(labels);
};
