import type { Principal } from '@rayon/auth';
import type { Locale } from '@rayon/kernel';

/** What travels with one request through the gateway. Nothing else of the incoming headers does. */
export type GatewayContext = {
  principal: Principal;
  locale: Locale;
  correlationId: string;
  /** Where the request came from: a keyed hash of the network address, for limits per place. */
  origin: string;
};

/** What travels with one operation of a request. */
export type OperationContext = GatewayContext & {
  /** `performance.now()` after which subgraphs are no longer waited for. */
  deadlineAt: number;
  /** The origin where subgraphs are to know it: only what tries a secret tells from where. */
  toldOrigin?: string;
};

const correlationPattern = /^[A-Za-z0-9_-]{8,64}$/;

/** The caller's correlation id when it is a plain one; anything else is not repeated. */
export const acceptableCorrelationId = (header: string | string[] | undefined): string | undefined =>
  typeof header === 'string' && correlationPattern.test(header) ? header : undefined;
