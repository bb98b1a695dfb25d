import { type GatewayClient, gatewayClient } from '@rayon/client';

const pauseMilliseconds = 500;
const patienceMilliseconds = 60_000;

/**
 * For everything around what is measured: a machine that is busy measuring may answer late, and a crowd that enrols from
 * one address meets the limit of sign-ins. The same is asked again for a minute.
 */
export const patientGateway = (url: string): GatewayClient =>
  gatewayClient(url, {
    timeoutMilliseconds: 60_000,
    retry: {
      codes: ['UNAVAILABLE', 'DEADLINE_EXCEEDED', 'RATE_LIMITED'],
      pausesMilliseconds: Array<number>(patienceMilliseconds / pauseMilliseconds).fill(pauseMilliseconds),
    },
  });
