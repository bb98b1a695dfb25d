import type { GatewayClient } from '../gateway-client';
import { newCommandId } from '../new-command-id';
import {
  cancelTripDocument,
  endTripDocument,
  openTripDocument,
  presentCardDocument,
  scanDocument,
  tripLeftOpenDocument,
  voidLineDocument,
} from '../operations/shop.gen';
import { attempt, perform } from '../refusal';
import type { OfferedBasket } from './types';

/** Resolves a card's QR (or its bare number) on the handheld. */
export const presentCard = (device: GatewayClient, content: string) =>
  perform(device, presentCardDocument, { commandId: newCommandId(), content });

/** Opens a trip; one that this handheld left open is cancelled first. */
export const openTrip = async (device: GatewayClient, presentation?: string): Promise<OfferedBasket> => {
  const { currentTrip } = await device.ask(tripLeftOpenDocument, {});
  if (currentTrip) await cancelTrip(device, currentTrip.id);
  const { trip } = await perform(device, openTripDocument, { commandId: newCommandId(), presentation });
  return trip;
};

/** Cancels a trip that will not be paid. */
export const cancelTrip = (device: GatewayClient, tripId: string) =>
  perform(device, cancelTripDocument, { commandId: newCommandId(), tripId });

/** Scans a code; gives the line with totals and offers, or the refusal the shopper would see. */
export const scan = (
  device: GatewayClient,
  input: { tripId: string; code: string; quantity?: number; commandId?: string },
) => attempt(device, scanDocument, { commandId: newCommandId(), ...input });

/** Takes a line (and what is linked to it) out of the basket. */
export const voidLine = async (
  device: GatewayClient,
  tripId: string,
  lineId: string,
): Promise<OfferedBasket> => {
  const { trip } = await perform(device, voidLineDocument, { commandId: newCommandId(), tripId, lineId });
  return trip;
};

/** Ends the trip; the transfer code hands the basket to one till of the store. */
export const endTrip = (device: GatewayClient, tripId: string) =>
  perform(device, endTripDocument, { commandId: newCommandId(), tripId });
