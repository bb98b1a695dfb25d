import { isIP } from 'node:net';
import {
  connectionSettings,
  listeningSettings,
  logSettings,
  type SettingValues,
  text,
  textOrFile,
  wholeNumber,
} from '@rayon/process';
import { z } from 'zod';
import { readRegisteredOperations } from './operations/registered';

export { subgraphSettings } from './subgraph-settings';

/** What the gateway is told wherever it runs. */
export const gatewaySettings = {
  REGISTERED_OPERATIONS: text({
    about: 'File of the operations clients may name by their hash',
    takes: 'the name of a JSON file: { "<SHA-256 hex>": "<text>" }',
    otherwise:
      'any operation within the limits runs; npm start -- --registered-only names that of our own clients',
  }),
  REGISTERED_ONLY: {
    about: 'Whether nothing but those operations runs, where they are named',
    takes: 'true or false',
    shape: z.enum(['true', 'false']),
    default: 'true',
  },
  SIGN_INS_PER_MINUTE: wholeNumber({
    about: 'Sign-ins, enrolments and people who join, from one network address',
    unit: 'per minute',
    default: 60,
    max: 100_000,
  }),
  METRICS_TOKEN: {
    about: 'Bearer text that opens /metrics',
    takes: '32 characters or more',
    shape: z.string().min(32),
    otherwise: 'this machine alone reads them',
  },
  PUBLIC_HOSTS: {
    about: 'Host names that Rayon is reached by from other machines, as browsers ask for them',
    takes: 'names separated by commas, without port: rayon.shop.example,10.0.0.7',
    shape: z
      .string()
      .regex(/^[\w.[\]:-]+( *, *[\w.[\]:-]+)*$/)
      .transform((names) => names.split(/ *, */)),
    otherwise: 'none: requests for other hosts than localhost, 127.0.0.1 and [::1] are refused',
  },
  TRUST_PROXY: {
    about: 'Proxies that are believed about a caller’s address',
    takes: 'addresses or networks, separated by commas: 10.0.0.7,192.168.0.0/16',
    shape: z.string().refine((list) => list.split(',').every((one) => isPlaceOfProxies(one.trim()))),
    otherwise: 'none',
  },
  NODE_ENV: text({
    about: 'Whether the gateway runs for the public: production switches introspection off',
    takes: 'production, or anything else',
    otherwise: 'introspection is on',
  }),
} as const;

const address = z.url();

/** An address, a network in CIDR form, or a name of networks that the server knows. */
const isPlaceOfProxies = (place: string): boolean => {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(place)) return true;
  const [host = '', bits, ...rest] = place.split('/');
  const widest = { 0: -1, 4: 32, 6: 128 }[isIP(host)] ?? -1;
  return (
    rest.length === 0 && widest > 0 && (bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= widest))
  );
};

/** What a gateway that runs as a process by itself is told besides; `npm start` and `start:services` know it. */
export const gatewayProcessSettings = {
  ...gatewaySettings,
  ...connectionSettings,
  ...listeningSettings,
  ...logSettings,
  ACCESS_KEYS_URL: {
    about: 'Where the public keys of access tokens are: the service that signs people in',
    takes: 'an address such as http://127.0.0.1:4102',
    shape: address,
    required: true,
  },
  HOP_PRIVATE_KEY: {
    about: 'Private key the gateway signs its requests to services with',
    takes: 'a PEM text, or the name of a file with it',
    shape: z.string().transform(textOrFile),
    required: true,
  },
  WEB_ROOT: text({
    about: 'Folder of the built web site',
    takes: 'the name of a folder',
    otherwise: 'no site is served',
  }),
  DEMONSTRATION_URL: {
    about: 'Where the runner of a demonstration answers for it',
    takes: 'an address of this machine',
    shape: address,
    otherwise: 'no demonstration is offered',
  },
} as const;

/** What the gateway is made with, of what it is told wherever it runs. */
export const settledOptions = (said: SettingValues<typeof gatewaySettings>) => ({
  ...(said.REGISTERED_OPERATIONS
    ? { registeredOperations: readRegisteredOperations(said.REGISTERED_OPERATIONS) }
    : {}),
  registeredOnly: said.REGISTERED_ONLY === 'true',
  production: said.NODE_ENV === 'production',
  publicHosts: said.PUBLIC_HOSTS ?? [],
  signInsPerMinute: said.SIGN_INS_PER_MINUTE,
  ...(said.METRICS_TOKEN ? { metricsToken: said.METRICS_TOKEN } : {}),
  ...(said.TRUST_PROXY ? { trustProxy: said.TRUST_PROXY } : {}),
});
