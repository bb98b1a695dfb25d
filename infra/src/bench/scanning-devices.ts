import { Agent } from 'node:http';
import { performance } from 'node:perf_hooks';
import type { GatewayClient } from '@rayon/client';
import { type ScanMutation, scanDocument } from '@rayon/client/operations/scanner';
import { shopperDocument } from '@rayon/client/operations/shop';
import { enrolIdentity, openTrip, presentCard, signInDevice, signInPerson } from '@rayon/client/shop';
import { newId } from '@rayon/kernel';
import { administrator, enrolmentCode, isTradeEan13, productRows, readState } from '../demo';
import { enrolShopper } from '../trip/people-and-devices';
import { post } from './post';

/** A handheld with a shopper who has a card, and the basket being filled on it. */
export type ScanningDevice = Readonly<{
  client: GatewayClient;
  /** Opens a trip with an empty basket; one that is open is cancelled. Gives what card and opening took, in milliseconds. */
  openBasket: () => Promise<number>;
  /** Scans the next article; resolves when the answer was read. */
  scan: () => Promise<void>;
  /** The trip of the basket opened last. */
  tripId: () => string;
}>;

/** Barcodes the demonstration's store sells, over all categories. */
const assortment = (): string[] => productRows().flatMap(({ codes }) => codes.filter(isTradeEan13));

const scanningDevice = async (
  gateway: GatewayClient,
  { client, codes, offset }: { client: GatewayClient; codes: readonly string[]; offset: number },
): Promise<ScanningDevice> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const url = new URL('/graphql', gateway.url);
  let shopper = await enrolShopper(gateway);
  let used = '';
  /** A code that no reader has seen: with it a basket gets what its member gets. */
  const unseenCode = async (): Promise<string> => {
    const { me } = await shopper.ask(shopperDocument, {});
    if (!me) throw new Error('a shopper who joined is no member');
    const { content } = me.card.qr;
    if (content !== used) {
      used = content;
      return content;
    }
    shopper = await enrolShopper(gateway);
    return unseenCode();
  };
  let tripId = '';
  let next = offset;
  return {
    client,
    tripId: () => tripId,
    openBasket: async () => {
      // Its token is good for a quarter of an hour: none ends among measured scans, which are sent as they are.
      await client.renew(client.accessToken);
      const content = await unseenCode();
      const startedAt = performance.now();
      const { presentation } = await presentCard(client, content);
      tripId = (await openTrip(client, presentation)).id;
      return performance.now() - startedAt;
    },
    scan: async () => {
      const code = codes[next % codes.length];
      next += 1;
      const body = JSON.stringify({
        query: scanDocument,
        variables: { input: { commandId: newId(), tripId, code } },
      });
      const text = await post(agent, { url, token: client.accessToken, body });
      const { data } = JSON.parse(text) as { data?: ScanMutation | null };
      if (data?.scan.__typename !== 'LineScanned' || !data.scan.trip.offers)
        throw new Error(`a scan of the measurement was answered: ${text.slice(0, 500)}`);
    },
  };
};

/** Enrols devices of the demonstration's store of Nantes and signs them in. */
export const enrolDevices = async (
  gateway: GatewayClient,
  { stateFile, kind, count }: { stateFile: string; kind: 'HANDHELD' | 'TILL'; count: number },
): Promise<GatewayClient[]> => {
  const storeId = readState(stateFile).storeIds.nantes;
  if (!storeId) throw new Error('the demonstration has no store in Nantes');
  const admin = await signInPerson(gateway, 'signInStaff', administrator);
  const devices: GatewayClient[] = [];
  for (let index = 0; index < count; index += 1) {
    const code = await enrolmentCode(admin, { storeId, kind, label: `Measured ${kind} ${index + 1}` });
    devices.push(await signInDevice(gateway, await enrolIdentity(gateway, { commandId: newId(), code })));
  }
  return devices;
};

/** Handhelds of the demonstration's store of Nantes, each with a shopper of its own who has a card. */
export const enrolScanningDevices = async (
  gateway: GatewayClient,
  { stateFile, count }: { stateFile: string; count: number },
): Promise<ScanningDevice[]> => {
  const codes = assortment();
  const clients = await enrolDevices(gateway, { stateFile, kind: 'HANDHELD', count });
  const devices: ScanningDevice[] = [];
  for (const [index, client] of clients.entries())
    devices.push(await scanningDevice(gateway, { client, codes, offset: index * 101 }));
  return devices;
};
