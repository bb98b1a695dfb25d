/**
 * What went wrong outside the schema's refusals. `code` is the gateway's own, or `OFFLINE` (no answer came),
 * `DEADLINE_EXCEEDED` (also: not within the client's own time) or `HTTP_502` (an answer that is none of the gateway's).
 */
export class GatewayProblem extends Error {
  override readonly name = 'GatewayProblem';

  constructor(
    readonly code: string,
    /** The id under which the gateway logged it. */
    readonly correlationId: string | null = null,
    message: string = code,
  ) {
    super(message);
  }
}

/** Whether the gateway does not (or no longer) know the caller. */
export const isUnauthenticated = (error: unknown): boolean =>
  error instanceof GatewayProblem && error.code === 'UNAUTHENTICATED';

const passingCodes = ['OFFLINE', 'UNAVAILABLE', 'DEADLINE_EXCEEDED', 'RATE_LIMITED', 'UNAUTHENTICATED'];

/** Whether what went wrong may be right the next time the very same is sent. */
export const isPassing = (error: unknown): boolean =>
  error instanceof GatewayProblem && (passingCodes.includes(error.code) || error.code.startsWith('HTTP_5'));
