import type { EventBus } from '@rayon/bus';
import type { Envelope, Logger } from '@rayon/kernel';
import type { Connection } from '@rayon/store';
import { above, firstIdOf, keptAsLongAs, keptDays, openRows, table } from '@rayon/store';
import { z } from 'zod';

/** Events read at a time. */
const pageMax = 500;

/** Days published events are kept for a broker that may lose them. */
const archiveDays = 14;

const archivedRow = z.object({ id: z.string(), envelope: z.custom<Envelope>(), at: z.date() });

/** Events that were published, by their ids: in the order they were made. */
export const archiveTable = table('events', {
  key: 'id',
  row: archivedRow,
  retention: keptDays(archiveDays, 'at'),
});

const epochRow = z.object({ id: z.string(), epoch: z.string(), at: z.date() });
/** Which memory of the broker was published into last. */
export const epochTable = table('relay', {
  key: 'id',
  row: epochRow,
  retention: keptAsLongAs('it is the last'),
});

/** What a service published, for a broker that forgets. */
export type Archive = Readonly<{
  keep: (envelopes: readonly Envelope[]) => Promise<void>;
  /** What was published since a moment, in the order it was made. */
  since: (moment: Date) => AsyncIterable<Envelope[]>;
  /** Everything that is kept. */
  all: () => AsyncIterable<Envelope[]>;
  /**
   * Compares the broker's memory with the one published into last. After a loss everything that is kept must be
   * published again, and then `settle` be called: until it is, the loss is noticed again.
   */
  check: () => Promise<Readonly<{ isLost: boolean; settle: () => Promise<void> }>>;
}>;

/** The archive of a service, where its broker has a memory that can be lost without the store. */
export const openArchive = (
  connection: Connection,
  { bus, service, logger }: { bus: EventBus; service: string; logger: Logger },
): Archive | undefined => {
  const { epoch: epochOf } = bus;
  if (!epochOf) return undefined;
  const rows = openRows(connection, archiveTable);
  const epochs = openRows(connection, epochTable);
  const since = async function* pages(moment: Date): AsyncIterable<Envelope[]> {
    for (let last = firstIdOf(moment); ; ) {
      const found = await rows.findMany({ id: above(last) }, { sort: { id: 1 }, limit: pageMax });
      const end = found.at(-1);
      if (!end) return;
      last = end.id;
      yield found.map(({ envelope }) => envelope);
    }
  };
  return {
    keep: (envelopes) =>
      rows.put(envelopes.map((envelope) => ({ id: envelope.id, envelope, at: new Date() }))),
    since,
    all: () => since(new Date(Date.now() - archiveDays * 86_400_000)),
    check: async () => {
      const epoch = await epochOf(service);
      const known = await epochs.find('epoch');
      if (known?.epoch === epoch) return { isLost: false, settle: async () => undefined };
      if (known) logger.warn({ epoch }, 'the broker lost what it held, everything kept is published again');
      return {
        isLost: known !== undefined,
        settle: () => epochs.put([{ id: 'epoch', epoch, at: new Date() }]),
      };
    },
  };
};
