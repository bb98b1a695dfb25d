import { qrSvg } from '@rayon/gs1';
import { accepted, rejected } from '@rayon/kernel';
import type { Decision } from '@rayon/store';
import { command } from '@rayon/subgraph';
import { Field, GraphQLISODateTime, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { type EndRejection, endTrip as end } from '../domain/end-trip';
import { linesOfCommand } from '../domain/scan-lines';
import type { TransferCode, Trip } from '../domain/trip';
import { callerAs, type DeviceCaller } from '../graph/callers';
import type { ScannerAsking } from '../graph/context';
import { scannerRefusals } from '../graph/refusal.type';
import { presentTrip, TripType } from '../graph/trip.type';
import { lookAgain } from '../look-again';
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
    const [now, unpaid] = await Promise.all([lookAgain(scanner, id, at), unpaidOf(scanner, caller)]);
    // Drawn before the rule runs, so that running it again after a conflict is no second draw.
    const drawnMillionths = chance.millionths();
    const decide = (trip: Trip): Decision<Trip, TransferCode, EndRejection | ChangeRejection> => {
      if (!isDeviceOf(trip, caller)) return tripNotFound;
      const earlier = trip.transferCodes.find((code) => code.commandHash === commandHash);
      if (earlier) return accepted({ row: trip, answer: earlier });
      if (linesOfCommand(trip, commandId)) return rejected({ reason: 'CommandIdReused' });
      const ended = end(trip, { code: fresh, drawnMillionths, unpaid }, config, now);
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

/** The latest baskets of the device that were ended and are not paid: as many as matter. */
const unpaidOf = async (
  { trips, config: { limits } }: Scanner,
  { deviceId }: DeviceCaller,
): Promise<readonly Trip[]> => {
  const unpaid = { sort: { endedAt: -1 }, limit: 2 * limits.waitingPerDeviceMax } as const;
  return (await trips.findMany({ unpaidDeviceId: deviceId }, unpaid)).map(({ row }) => row);
};
