import { eventually } from '@rayon/client/shop';
import { serviceNames } from '@rayon/services';
import { MongoClient } from 'mongodb';
import type { ScanningHandheld } from './scanning-handheld';

type StoredLine = { lineId: string; sequence: number; amountMinor: number; command?: { commandId: string } };
type StoredTrip = {
  _id: string;
  eventsPublished: number;
  lineSequence: number;
  lines: StoredLine[];
  voidedLines: StoredLine[];
};
type StoredOutboxRow = {
  _id: string;
  aggregate: string;
  envelope: { sequence: number; type: string };
  pending?: string;
};

/** What is in the store, read past every service: a checker that asks a service only hears its opinion. */
export const openBooks = async (storeUrl: string) => {
  const client = await MongoClient.connect(storeUrl);
  const scanner = client.db('rayon-scanner');

  const tripFindings = async (handheld: ScanningHandheld): Promise<string[]> => {
    const trip = await scanner.collection<StoredTrip>('trips').findOne({ _id: handheld.tripId });
    if (!trip) return [`trip ${handheld.tripId} is lost`];
    const findings: string[] = [];
    const every = [...trip.lines, ...trip.voidedLines];
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
      } else if (trip.lines.some((line) => line.lineId === done.lineId))
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
    const held = trip.lines.reduce((sum, line) => sum + line.amountMinor, 0);
    if (held !== expected)
      findings.push(`the basket is worth ${held}, by the device's own record ${expected}`);
    return findings;
  };

  /** Every change left exactly its events, numbered without a gap. */
  const eventFindings = async (): Promise<string[]> => {
    const rows = await scanner.collection<StoredOutboxRow>('outbox').find({}).toArray();
    const byAggregate = new Map<string, number[]>();
    for (const { aggregate, envelope } of rows)
      byAggregate.set(aggregate, [...(byAggregate.get(aggregate) ?? []), envelope.sequence]);
    const findings: string[] = [];
    for (const trip of await scanner.collection<StoredTrip>('trips').find({}).toArray()) {
      const sequences = (byAggregate.get(trip._id) ?? []).sort((left, right) => left - right);
      if (
        sequences.length !== trip.eventsPublished ||
        sequences.some((sequence, index) => sequence !== index + 1)
      )
        findings.push(
          `trip ${trip._id} says ${trip.eventsPublished} events, the outbox holds ${sequences.join(' ')}`,
        );
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
    /** Resolves when every event has left its outbox. */
    untilNothingWaits: () =>
      eventually(
        'every event to be taken by the courier',
        async () => (await count('outbox', { pending: { $gt: '' } })) === 0 || undefined,
        { timeoutMilliseconds: 120_000 },
      ),
    /** Messages that were given up on. */
    parkedMessages: () => count('parked', {}),
    /** Damages a basket on purpose. */
    loseNewestLine: async (tripId: string): Promise<void> => {
      const trips = scanner.collection<StoredTrip>('trips');
      const trip = await trips.findOne({ _id: tripId });
      const scanned = trip?.lines.findLast((line) => line.command);
      await trips.updateOne({ _id: tripId }, { $pull: { lines: { lineId: scanned?.lineId } } });
    },
    close: () => client.close(),
  };
};
