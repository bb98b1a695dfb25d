import { Agent } from 'node:http';
import { newId } from '@rayon/kernel';
import { enrolDevice, type GatewayClient, gatewayClient, signInDevice, signInPerson } from '../client';
import { administrator, enrolmentCode, isTradeEan13, productRows, readState } from '../demo';
import { openTrip, presentCard } from '../shop';
import { enrolShopper } from '../trip/people-and-devices';
import { patient } from './patient';
import { post } from './post';
import { scanOperation } from './scan-operation';

/** A handheld with a shopper who has a card, and the basket being filled on it. */
export type ScanningDevice = Readonly<{
  client: GatewayClient;
  /** Opens a trip with an empty basket; one that is open is cancelled. */
  openBasket: () => Promise<void>;
  /** Scans the next article; resolves when the answer was read. */
  scan: () => Promise<void>;
  basket: () => Readonly<{ tripId: string; lines: number }>;
}>;

const operationName = /mutation\s+(\w+)/.exec(scanOperation)?.[1];

/** Barcodes the demonstration's store sells, over all categories. */
const assortment = (stateFile: string): string[] => {
  const refused = new Set(readState(stateFile).rejectedRows.map(({ reference }) => reference));
  return productRows()
    .filter(({ reference }) => !refused.has(reference))
    .flatMap(({ codes }) => codes.filter(isTradeEan13));
};

const scanningDevice = async (
  gateway: GatewayClient,
  { client, codes, offset }: { client: GatewayClient; codes: readonly string[]; offset: number },
): Promise<ScanningDevice> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const url = new URL('/graphql', gateway.url);
  const shopper = await enrolShopper(gateway);
  const { me } = await shopper.ask<{ me: { card: { gsrn: string } } }>('query { me { card { gsrn } } }');
  let tripId = '';
  let lines = 0;
  let next = offset;
  return {
    client,
    basket: () => ({ tripId, lines }),
    openBasket: async () => {
      const { presentation } = await presentCard(client, me.card.gsrn);
      tripId = (await openTrip(client, presentation)).id;
      lines = 0;
    },
    scan: async () => {
      const code = codes[next % codes.length];
      next += 1;
      const body = JSON.stringify({
        operationName,
        query: scanOperation,
        variables: { input: { commandId: newId(), tripId, code } },
      });
      const text = await post(agent, { url, token: client.accessToken, body });
      const { data } = JSON.parse(text) as { data?: { scan: { __typename: string } } };
      if (data?.scan.__typename !== 'LineScanned')
        throw new Error(`a scan of the measurement was answered: ${text.slice(0, 500)}`);
      lines += 1;
    },
  };
};

/** Enrols devices of the demonstration's store of Nantes and signs them in. */
export const enrolDevices = async (
  url: string,
  { stateFile, kind, count }: { stateFile: string; kind: 'HANDHELD' | 'TILL'; count: number },
): Promise<GatewayClient[]> => {
  const gateway = gatewayClient(url, patient);
  const storeId = readState(stateFile).storeIds.nantes;
  if (!storeId) throw new Error('the demonstration has no store in Nantes');
  const admin = await signInPerson(gateway, 'signInStaff', administrator);
  const devices: GatewayClient[] = [];
  for (let index = 0; index < count; index += 1) {
    const code = await enrolmentCode(admin, { storeId, kind, label: `Measured ${kind} ${index + 1}` });
    devices.push(await signInDevice(gateway, await enrolDevice(gateway, { commandId: newId(), code })));
  }
  return devices;
};

/** Handhelds of the demonstration's store of Nantes, each with a shopper of its own who has a card. */
export const enrolScanningDevices = async (
  url: string,
  { stateFile, count }: { stateFile: string; count: number },
): Promise<ScanningDevice[]> => {
  const gateway = gatewayClient(url, patient);
  const codes = assortment(stateFile);
  const clients = await enrolDevices(url, { stateFile, kind: 'HANDHELD', count });
  const devices: ScanningDevice[] = [];
  for (const [index, client] of clients.entries())
    devices.push(await scanningDevice(gateway, { client, codes, offset: index * 101 }));
  return devices;
};
