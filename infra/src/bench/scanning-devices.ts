import { Agent } from 'node:http';
import { type GatewayClient, gatewayClient } from '@rayon/client';
import { scanDocument } from '@rayon/client/operations/scanner';
import { shopperDocument } from '@rayon/client/operations/shop';
import { enrolIdentity, openTrip, presentCard, signInDevice, signInPerson } from '@rayon/client/shop';
import { newId } from '@rayon/kernel';
import { administrator, enrolmentCode, isTradeEan13, productRows, readState } from '../demo';
import { enrolShopper } from '../trip/people-and-devices';
import { post } from './post';

/** Lines of a basket before the device starts a new trip: a weekly shop. */
const linesPerTrip = 20;

/** A device that scans; `scan` resolves with the milliseconds until its answer was read. */
export type ScanningDevice = Readonly<{ scan: () => Promise<number> }>;

/** Barcodes the demonstration imported well, over all categories. */
const assortment = (): string[] => productRows().flatMap(({ codes }) => codes.filter(isTradeEan13));

const scanningDevice = async (
  gateway: GatewayClient,
  { device, codes, offset }: { device: GatewayClient; codes: readonly string[]; offset: number },
): Promise<ScanningDevice> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const url = new URL('/graphql', gateway.url);
  const shopper = await enrolShopper(gateway);
  const { me } = await shopper.ask(shopperDocument, {});
  if (!me) throw new Error('a shopper who joined is no member');
  let tripId = '';
  let lines = linesPerTrip;
  let next = offset;

  /** The next code of the assortment the store sells; a row the import refused is passed over. */
  const scanNext = async (): Promise<number> => {
    for (;;) {
      const code = codes[next % codes.length];
      next += 1;
      const body = JSON.stringify({
        operationName: 'Scan',
        query: scanDocument,
        variables: { input: { commandId: newId(), tripId, code } },
      });
      const startedAt = performance.now();
      const text = await post(agent, { url, token: device.accessToken, body });
      const milliseconds = performance.now() - startedAt;
      const answer = JSON.parse(text) as {
        data?: {
          scan: { __typename: string; reason?: string; trip?: { offers: unknown } };
        };
        errors?: unknown;
      };
      const scanned = answer.data?.scan;
      if (scanned?.reason === 'UNKNOWN_CODE') continue;
      if (scanned?.__typename !== 'LineScanned' || !scanned.trip?.offers)
        throw new Error(`a scan of the measurement was answered: ${text.slice(0, 500)}`);
      return milliseconds;
    }
  };

  return {
    scan: async () => {
      if (lines >= linesPerTrip) {
        const { presentation } = await presentCard(device, me.card.gsrn);
        tripId = (await openTrip(device, presentation)).id;
        lines = 0;
      }
      lines += 1;
      return scanNext();
    },
  };
};

/** Enrols devices for the demonstration's store of Nantes, each with a shopper who has a card. */
export const enrolScanningDevices = async (
  url: string,
  { stateFile, count }: { stateFile: string; count: number },
): Promise<ScanningDevice[]> => {
  const gateway = gatewayClient(url, { timeoutMilliseconds: 60_000 });
  const storeId = readState(stateFile).storeIds.nantes;
  if (!storeId) throw new Error('the demonstration has no store in Nantes');
  const admin = await signInPerson(gateway, 'signInStaff', administrator);
  const codes = assortment();
  const devices: ScanningDevice[] = [];
  for (let index = 0; index < count; index += 1) {
    const code = await enrolmentCode(admin, { storeId, kind: 'HANDHELD', label: `Measured ${index + 1}` });
    const identity = await enrolIdentity(gateway, { commandId: newId(), code });
    const device = await signInDevice(gateway, identity);
    devices.push(await scanningDevice(gateway, { device, codes, offset: index * 101 }));
  }
  return devices;
};
