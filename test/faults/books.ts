import { eventually } from '@rayon/client/shop';
import { serviceNames } from '@rayon/services';
import { eventsWait } from '@rayon/testkit';
import { MongoClient } from 'mongodb';
import type { ScanningHandheld } from './scanning-handheld';

type StoredLine = { lineId: string; sequence: number; amountMinor: number; command?: { commandId: string } };
type StoredTrip = {
  _id: string;
  lineSequence: number;
  scanned: StoredLine[];
  voidedLineIds?: string[];
  meta: { sequence: number; unpublished: { sequence: number }[]; parts?: number[] };
};
type Part = { _id: string; elements: StoredLine[] };
type Logged = { _id: number; envelope: { type: string; subject: string; sequence: number } };

/** What is in the store, read past every service: a checker that asks a service only hears its opinion. */
export const openBooks = async (storeUrl: string) => {
  const client = await MongoClient.connect(storeUrl);
  const scanner = client.db('rayon-scanner');

  /** Older lines of a trip lie in parts of their own, named by the places they hold. */
  const linesOf = async ({ _id, scanned, meta: { parts = [] } }: StoredTrip): Promise<StoredLine[]> => {
    const keys = parts.map((end, index) => `${_id}/${parts[index - 1] ?? 0}-${end}`);
    const found = await scanner
      .collection<Part>('tripsParts')
      .find({ _id: { $in: keys } })
      .toArray();
    const older = new Map(found.map((part) => [part._id, part.elements]));
    return [...keys.flatMap((key) => older.get(key) ?? []), ...scanned];
  };

  const tripFindings = async (handheld: ScanningHandheld): Promise<string[]> => {
    const trip = await scanner.collection<StoredTrip>('trips').findOne({ _id: handheld.tripId });
    if (!trip) return [`trip ${handheld.tripId} is lost`];
    const findings: string[] = [];
    const every = await linesOf(trip);
    const voided = new Set(trip.voidedLineIds);
    const kept = every.filter((line) => !voided.has(line.lineId));
    const times = (commandId: string) => every.filter((line) => line.command?.commandId === commandId);
    const sent = new Set<string>();
    for (const done of handheld.acknowledged) {
      sent.add(done.commandId);
      if (done.kind === 'scan') {
        const found = times(done.commandId);
        if (found.length === 0) findings.push(`scan ${done.commandId} was acknowledged and is lost`);
        if (found.length > 1) findings.push(`scan ${done.commandId} took effect ${found.length} times`);
        if (found[0] && found[0].lineId !== done.lineId)
          findings.push(`scan ${done.commandId} was answered with another line`);
      } else if (kept.some((line) => line.lineId === done.lineId))
        findings.push(`line ${done.lineId} was put back and is in the basket`);
    }
    for (const line of every)
      if (line.command && !sent.has(line.command.commandId))
        findings.push(`line ${line.lineId} comes from a command nobody sent`);

    const sequences = every.map((line) => line.sequence).sort((left, right) => left - right);
    if (sequences.some((sequence, index) => sequence !== index + 1))
      findings.push(`the lines of the trip have a gap or a double: ${sequences.join(' ')}`);
    if (trip.lineSequence !== sequences.length) findings.push('the trip has lost count of its lines');

    const expected = [...handheld.basket.values()].reduce((sum, minor) => sum + minor, 0);
    const held = kept.reduce((sum, line) => sum + line.amountMinor, 0);
    if (held !== expected)
      findings.push(`the basket is worth ${held}, by the device's own record ${expected}`);
    return findings;
  };

  /**
   * Every change left exactly its events, numbered without a gap: those that wait in a row end with its newest, and
   * where the bus keeps a log, it holds all of them.
   */
  const eventFindings = async (): Promise<string[]> => {
    const findings: string[] = [];
    const log = client.db('rayon-bus').collection<Logged>('events');
    const isLogged = (await log.findOne({})) !== null;
    const upTo = (sequence: number, count: number) =>
      Array.from({ length: count }, (_, index) => sequence - count + 1 + index).join(' ');
    for (const { _id, meta } of await scanner.collection<StoredTrip>('trips').find({}).toArray()) {
      const { sequence, unpublished } = meta;
      const waiting = unpublished.map((event) => event.sequence).join(' ');
      if (waiting !== upTo(sequence, unpublished.length))
        findings.push(`trip ${_id} is at event ${sequence}, and ${waiting} wait to be published`);
      if (!isLogged) continue;
      const filter = { 'envelope.subject': _id, 'envelope.type': /^scanner\./ };
      const logged = (await log.find(filter).toArray()).map(({ envelope }) => envelope.sequence);
      const numbers = logged.sort((left, right) => left - right).join(' ');
      if (numbers !== upTo(sequence, sequence))
        findings.push(`trip ${_id} is at event ${sequence}, the log holds ${numbers}`);
    }
    return findings;
  };

  const count = async (collection: string, filter: Record<string, unknown>): Promise<number> => {
    let sum = 0;
    for (const service of serviceNames)
      sum += await client.db(`rayon-${service}`).collection(collection).countDocuments(filter);
    return sum;
  };

  return {
    tripFindings,
    eventFindings,
    /** Resolves when no event waits in a row or an outbox any more. */
    untilNothingWaits: () =>
      eventually(
        'every event to be published',
        async () => {
          for (const service of serviceNames)
            if (await eventsWait(client.db(`rayon-${service}`))) return undefined;
          return true;
        },
        { timeoutMilliseconds: 120_000 },
      ),
    /** Messages that were given up on. */
    parkedMessages: () => count('parked', {}),
    /** Damages a basket on purpose. */
    loseNewestLine: async (tripId: string): Promise<void> => {
      const trips = scanner.collection<StoredTrip>('trips');
      const trip = await trips.findOne({ _id: tripId });
      const lost = trip?.scanned.findLast((line) => line.command);
      await trips.updateOne({ _id: tripId }, { $pull: { scanned: { lineId: lost?.lineId } } });
    },
    close: () => client.close(),
  };
};
