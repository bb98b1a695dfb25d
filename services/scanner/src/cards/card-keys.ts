import { createKeyTable, type KeyTable } from '@rayon/auth';
import type { EventBus, Stoppable } from '@rayon/bus';
import { SigningKeyPublishedV1 } from '@rayon/events';
import { openEnvelope } from '@rayon/kernel';
import type { Projected } from '@rayon/messaging';
import type { cardKeys } from '../projections/card-keys';

type KeyRow = typeof cardKeys extends { table: { row: { _output: infer Row } } } ? Row & object : never;

/** Public keys read at a time: a key lives for weeks, few are alive together. */
const keysMax = 50;

/** The keys this process verifies card presentations with. */
export type CardKeys = Readonly<{
  table: KeyTable;
  /** Reads what other processes of the service have learned; those who ask at once share one read. */
  reload: () => Promise<void>;
}>;

/** A table in memory over the copied keys; a new key is learned with its event. */
export const openCardKeys = async (
  { rows }: Pick<Projected<KeyRow>, 'rows'>,
  bus: EventBus,
): Promise<CardKeys & Stoppable> => {
  const table = createKeyTable();
  const read = async () => {
    for (const key of await rows.findMany({}, { limit: keysMax })) table.add(key);
  };
  let reading: Promise<void> | undefined;
  const tap = await bus.tap([SigningKeyPublishedV1.subject], (envelope) =>
    table.add(openEnvelope(SigningKeyPublishedV1, envelope).data),
  );
  await read();
  return {
    table,
    reload: () => {
      reading ??= read().finally(() => {
        reading = undefined;
      });
      return reading;
    },
    stop: tap.stop,
  };
};
