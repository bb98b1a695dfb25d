import { randomInt } from 'node:crypto';
import { newId } from '@rayon/kernel';
import { lineId, receiptId, tripId } from '../../domain/ids';
import type { Chance } from '../../use-cases/ports';

/** Ids and draws from the operating system's generator: nobody can predict or repeat them. */
export const systemChance: Chance = {
  newTripId: () => tripId(newId()),
  newLineId: () => lineId(newId()),
  newReceiptId: () => receiptId(newId()),
  newReturnId: newId,
  millionths: () => randomInt(1_000_000),
};
