import { join } from 'node:path';

const root = join(__dirname, '../../..');

/** Where the built web app lies. */
export const webRoot = join(root, 'apps/web/dist');

/** The operations of our own clients, by their hash. */
export const registeredOperationsFile = join(root, 'packages/client/operations.json');

/** The entry of a service's own process. */
export const serviceEntry = (name: string) => join(root, `services/${name}/dist/main.js`);

/** The entry of the gateway's own process. */
export const gatewayEntry = join(root, 'gateway/dist/main.js');
