import { qrSvg } from '@rayon/gs1';
import { accepted, rejected } from '@rayon/kernel';
import { type Decision, from, oneOf } from '@rayon/store';
import { command } from '@rayon/subgraph';
import { Field, GraphQLISODateTime, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { type EndRejection, endTrip as end } from '../domain/end-trip';
import { linesOfCommand } from '../domain/scan-lines';
import { cardKey, type TransferCode, type Trip } from '../domain/trip';
import { callerAs } from '../graph/callers';
import type { ScannerAsking } from '../graph/context';
import { scannerRefusals } from '../graph/refusal.type';
import { presentTrip, TripType } from '../graph/trip.type';
import { nowOf } from '../look-again';
import { tripChange } from '../rows/trips';
import type { Scanner } from '../scanner';
import { type ChangeRejection, inTripWords, isDeviceOf, tripNotFound } from './change-trip';
import { tripId } from './shapes';

@ObjectType('TripEnded')
class TripEnded {
  @Field(() => TripType)
  trip!: TripType;

  @Field(() => String, { description: 'Hands the basket to one till of the store, once.' })
  transferCode!: string;

  @Field(() => GraphQLISODateTime)
  transferExpiresAt!: Date;

  @Field(() => String, { description: 'The transfer code as a QR code: an SVG image.' })
  get transferSvg(): Promise<string> {
    return qrSvg(this.transferCode);
  }
}

export const endTrip = command({
  name: 'endTrip',
  description: 'Ends the trip, or gives a fresh transfer code.',
  allow: ['device'],
  input: z.object({ tripId }),
  answer: TripEnded,
  refusal: scannerRefusals,
  run: async ({ tripId: id }, { principal, ...asked }: ScannerAsking) => {
    const { scanner } = asked.context;
    const { trips, transferCodes, handedOver, chance, config } = scanner;
    const caller = callerAs(principal, 'device');
    const { commandId, at } = asked;
    const commandHash = transferCodes.hashOfCommand(commandId);
    const codeOf = (salt: string) => transferCodes.code({ tripId: id, commandId, salt });
    const salt = transferCodes.newSalt();
    const fresh: TransferCode = {
      codeHash: transferCodes.hashOfCode(codeOf(salt)),
      commandHash,
      salt,
      expiresAt: new Date(at.getTime() + config.transferCodeMinutes * 60_000),
    };
    const seen = await trips.latest(id);
    if (!seen) return tripNotFound;
    const [now, before] = await Promise.all([
      nowOf(scanner, seen.row, at),
      endedBefore(scanner, seen.row, at),
    ]);
    // Drawn before the rule runs, so that running it again after a conflict is no second draw.
    const drawnMillionths = chance.millionths();
    const decide = (trip: Trip): Decision<Trip, TransferCode, EndRejection | ChangeRejection> => {
      if (!isDeviceOf(trip, caller)) return tripNotFound;
      const earlier = trip.transferCodes.find((code) => code.commandHash === commandHash);
      if (earlier) return accepted({ row: trip, answer: earlier });
      if (linesOfCommand(trip, commandId)) return rejected({ reason: 'CommandIdReused' });
      const ended = end(trip, { code: fresh, drawnMillionths, ...before }, config, now);
      return ended.ok ? accepted(tripChange(trip, ended.value, fresh)) : ended;
    };
    const changed = await trips.change(id, { cause: asked }, decide);
    if (!changed.ok) return rejected(inTripWords<EndRejection | ChangeRejection>(changed.rejection));
    const { answer = fresh, ...kept } = changed.value;
    handedOver.set(answer.codeHash, id);
    return accepted({ kept, transferCode: codeOf(answer.salt), expiresAt: answer.expiresAt });
  },
  present: ({ kept, transferCode, expiresAt }, { context }) =>
    Object.assign(new TripEnded(), {
      trip: presentTrip(kept, context),
      transferCode,
      transferExpiresAt: expiresAt,
    }),
});

/** What was ended before and matters to the end of a trip: of its device as many as may, of its card or number the one drawn last. */
const endedBefore = async (
  { trips, config: { auditRules, limits } }: Scanner,
  { deviceId, storeId, ...trip }: Trip,
  at: Date,
): Promise<Readonly<{ ofDevice: readonly Trip[]; ofCard: readonly Trip[] }>> => {
  const lately = from(new Date(at.getTime() - auditRules.followsDeviceMinutes * 60_000));
  const sort = { endedAt: -1 } as const;
  const unpaidOrLately = [{ status: oneOf(['ended', 'to-pay']) }, { endedAt: lately }];
  const card = cardKey(trip);
  const [ofDevice, ofCard] = await Promise.all([
    trips.findMany(
      { unpaidDeviceId: deviceId, $or: unpaidOrLately },
      { sort, limit: 2 * limits.waitingPerDeviceMax },
    ),
    card === undefined
      ? []
      : trips.findMany({ drawnCard: card, storeId, endedAt: lately }, { sort, limit: 1 }),
  ]);
  return { ofDevice: ofDevice.map(({ row }) => row), ofCard: ofCard.map(({ row }) => row) };
};
