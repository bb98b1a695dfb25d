import { setTimeout as pause } from 'node:timers/promises';
import { oneOf, required } from '@rayon/mongo';
import { type Connection, Schema } from 'mongoose';
import type { KnownPlaces, Transaction } from '../../use-cases/ports';
import { sessionOf } from './session-of';

type Row = { _id: string };

const schema = new Schema<Row>({ _id: required.text }, { versionKey: false });

/** How long an event that is on its way is waited for, and how often the copy is looked at. */
const wait = { millisecondsMax: 2_000, stepMilliseconds: 50 } as const;

/** Own copy of the ids of stores and brands, told by *catalog*. */
export type PlaceCopies = KnownPlaces &
  Readonly<{
    rememberStore: (transaction: Transaction, id: string) => Promise<void>;
    rememberBrand: (transaction: Transaction, id: string) => Promise<void>;
  }>;

/** The copies in the store. */
export const knownPlacesIn = (connection: Connection): PlaceCopies => {
  const stores = connection.model<Row>('KnownStore', schema, 'knownStores');
  const brands = connection.model<Row>('KnownBrand', schema.clone(), 'knownBrands');

  const allThere = async (model: typeof stores, ids: readonly string[]): Promise<boolean> => {
    if (ids.length === 0) return true;
    for (let waited = 0; ; waited += wait.stepMilliseconds) {
      const found = await model.find({ _id: oneOf(ids) }, { _id: 1 }).lean();
      if (found.length === new Set(ids).size) return true;
      if (waited >= wait.millisecondsMax) return false;
      await pause(wait.stepMilliseconds);
    }
  };
  const remember = async (model: typeof stores, transaction: Transaction, id: string) => {
    await model.updateOne(
      { _id: id },
      { $setOnInsert: { _id: id } },
      { upsert: true, session: sessionOf(transaction) ?? undefined },
    );
  };

  return {
    storesExist: (ids) => allThere(stores, ids),
    brandExists: (id) => allThere(brands, [id]),
    rememberStore: (transaction, id) => remember(stores, transaction, id),
    rememberBrand: (transaction, id) => remember(brands, transaction, id),
  };
};
