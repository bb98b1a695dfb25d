import type { EventBus } from '@rayon/bus';
import type { Envelope, Logger } from '@rayon/kernel';
import type { Connection } from '@rayon/store';
import { from, openRows, table } from '@rayon/store';
import { z } from 'zod';

/** Days published events are kept for a courier that may lose them. */
const archiveDays = 14;
const checkMilliseconds = 5_000;

const archivedRow = z.object({ id: z.string(), envelope: z.custom<Envelope>(), at: z.date() });

/** Events that were published, by their ids: in the order they were made. */
export const archiveTable = table('events', {
  key: 'id',
  row: archivedRow,
  indexes: [{ on: { at: 1 }, expireAfterSeconds: archiveDays * 86_400 }],
});

const epochRow = z.object({ id: z.string(), epoch: z.string(), at: z.date() });
/** Which memory of the courier was published into last. */
export const epochTable = table('relay', { key: 'id', row: epochRow });

/** What a service published, for a courier that forgets. */
export type Archive = Readonly<{
  keep: (envelopes: readonly Envelope[]) => Promise<void>;
  since: (moment: Date) => Promise<Envelope[]>;
  /** After a failed publish: the courier may have come back empty. */
  doubt: () => void;
  /** Compares the courier's memory with the one published into, now and then; after a loss gives everything that is kept. */
  check: () => Promise<Envelope[]>;
}>;

/** The lowest UUIDv7 of that millisecond. */
const firstIdOf = (time: Date): string => {
  const hex = Math.max(0, time.getTime()).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
};

/** The archive of a service, where its courier has a memory that can be lost without the store. */
export const openArchive = (
  connection: Connection,
  { bus, service, logger }: { bus: EventBus; service: string; logger: Logger },
): Archive | undefined => {
  const { epoch: epochOf } = bus;
  if (!epochOf) return undefined;
  const rows = openRows(connection, archiveTable);
  const epochs = openRows(connection, epochTable);
  let checkedAt = 0;
  const since = async (moment: Date): Promise<Envelope[]> => {
    const found = await rows.findMany({ id: from(firstIdOf(moment)) }, { sort: { id: 1 } });
    return found.map(({ envelope }) => envelope);
  };
  return {
    keep: (envelopes) =>
      rows.put(envelopes.map((envelope) => ({ id: envelope.id, envelope, at: new Date() }))),
    since,
    doubt: () => {
      checkedAt = 0;
    },
    check: async () => {
      if (Date.now() - checkedAt < checkMilliseconds) return [];
      const epoch = await epochOf(service);
      checkedAt = Date.now();
      const known = await epochs.find('epoch');
      if (known?.epoch === epoch) return [];
      const again = known ? await since(new Date(Date.now() - archiveDays * 86_400_000)) : [];
      if (known)
        logger.warn(
          { events: again.length },
          'the courier lost what it held, everything kept is published again',
        );
      await epochs.put([{ id: 'epoch', epoch, at: new Date() }]);
      return again;
    },
  };
};
