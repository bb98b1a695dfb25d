import { newId } from '@rayon/kernel';
import { attempt, type GatewayClient, perform, type Refusal } from '../client';
import { offerFields, tripFields } from './selections';
import type { Basket, BasketLine, BasketOffers } from './types';

const scanner = { refusal: 'ScannerRefusal' } as const;

/** The answer to a presented card. */
export type PresentedCard = {
  presentation: string;
  firstName: string;
  locale: string;
  proof: 'STATIC' | 'ROTATING';
};

/** Resolves a card's QR (or its bare number) on the handheld. */
export const presentCard = (device: GatewayClient, content: string): Promise<PresentedCard> =>
  perform(device, {
    mutation: 'presentCard',
    success: 'CardPresented',
    refusal: 'MembersRefusal',
    select: 'presentation firstName locale proof',
    input: { commandId: newId(), content },
  });

/** Opens a trip; one that this handheld left open is cancelled first. */
export const openTrip = async (
  device: GatewayClient,
  presentation?: string,
): Promise<Basket & { offers: BasketOffers }> => {
  const left = await device.ask<{ currentTrip: { id: string } | null }>('query { currentTrip { id } }');
  if (left.currentTrip) await cancelTrip(device, left.currentTrip.id);
  const { trip } = await perform<{ trip: Basket & { offers: BasketOffers } }>(device, {
    ...scanner,
    mutation: 'openTrip',
    success: 'TripOpened',
    select: `trip { ${tripFields} ${offerFields} }`,
    input: { commandId: newId(), ...(presentation ? { presentation } : {}) },
  });
  return trip;
};

/** Cancels a trip that will not be paid. */
export const cancelTrip = (device: GatewayClient, tripId: string) =>
  perform<{ trip: { id: string } }>(device, {
    ...scanner,
    mutation: 'cancelTrip',
    success: 'TripCancelled',
    select: 'trip { id status }',
    input: { commandId: newId(), tripId },
  });

/** What a scan answers: the line, lines linked to it, and the whole basket with its offers. */
export type Scanned = { line: BasketLine; linked: BasketLine[]; trip: Basket & { offers: BasketOffers } };

/** Scans a code; gives the line with totals and offers, or the refusal the shopper would see. */
export const scan = (
  device: GatewayClient,
  input: { tripId: string; code: string; quantity?: number; commandId?: string },
): Promise<{ ok: true; value: Scanned } | { ok: false; refusal: Refusal }> =>
  attempt<Scanned>(device, {
    ...scanner,
    mutation: 'scan',
    success: 'LineScanned',
    select: `line { id name quantity weightGrams unitPrice { minor } amount { minor } markdownPercent deposit }
      linked { id name quantity amount { minor } deposit parentLineId }
      trip { ${tripFields} ${offerFields} }`,
    input: { commandId: newId(), ...input },
  });

/** Takes a line (and what is linked to it) out of the basket. */
export const voidLine = async (device: GatewayClient, tripId: string, lineId: string) => {
  const { trip } = await perform<{ trip: Basket & { offers: BasketOffers } }>(device, {
    ...scanner,
    mutation: 'voidLine',
    success: 'LineVoided',
    select: `trip { ${tripFields} ${offerFields} }`,
    input: { commandId: newId(), tripId, lineId },
  });
  return trip;
};

/** Ends the trip; the transfer code hands the basket to one till of the store. */
export const endTrip = (device: GatewayClient, tripId: string) =>
  perform<{ transferCode: string; transferExpiresAt: string; trip: Basket }>(device, {
    ...scanner,
    mutation: 'endTrip',
    success: 'TripEnded',
    select: `transferCode transferExpiresAt trip { ${tripFields} }`,
    input: { commandId: newId(), tripId },
  });
