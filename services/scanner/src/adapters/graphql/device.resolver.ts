import { Allow } from '@rayon/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { callerAs } from './callers';
import { answer, type ScannerContext, viewerOf, withTrip } from './context';
import { inputShapes } from './input-shapes';
import {
  AttachCardInput,
  CancelTripInput,
  EndTripInput,
  OpenTripInput,
  ScanInput,
  VoidLineInput,
} from './inputs';
import { presentLine } from './line.type';
import { presentTrip } from './present-trip';
import {
  AttachCardResult,
  CancelTripResult,
  CardAttached,
  EndTripResult,
  LineScanned,
  LineVoided,
  OpenTripResult,
  ScanResult,
  TripCancelled,
  TripEnded,
  TripOpened,
  VoidLineResult,
} from './results';

/** What a handheld or a shopper's phone does with its trip. */
@Resolver()
export class DeviceResolver {
  @Allow('device')
  @Mutation(() => OpenTripResult, {
    description: 'Opens a trip; a card with an open trip here takes it over.',
  })
  openTrip(
    @Arg('input', () => OpenTripInput) input: OpenTripInput,
    @Ctx() context: ScannerContext,
  ): Promise<typeof OpenTripResult> {
    const caller = callerAs(context.request.principal, 'device');
    return answer(context, {
      shape: inputShapes.openTrip,
      input,
      ask: (asked) => context.useCases.openTrip({ ...asked, caller }),
      present: ({ stored, takenOver }) =>
        Object.assign(new TripOpened(), { trip: presentTrip(stored, viewerOf(context)), takenOver }),
    });
  }

  @Allow('device', 'terminal')
  @Mutation(() => AttachCardResult, { description: 'Presents a card at any moment before payment.' })
  attachCard(
    @Arg('input', () => AttachCardInput) input: AttachCardInput,
    @Ctx() context: ScannerContext,
  ): Promise<typeof AttachCardResult> {
    const caller = callerAs(context.request.principal, 'device', 'terminal');
    return answer(context, {
      shape: inputShapes.attachCard,
      input,
      ask: (asked) => context.useCases.attachCard({ ...asked, caller }),
      present: withTrip(CardAttached, context),
    });
  }

  @Allow('device')
  @Mutation(() => ScanResult, { description: 'Prices a code and puts it into the basket.' })
  scan(
    @Arg('input', () => ScanInput) input: ScanInput,
    @Ctx() context: ScannerContext,
  ): Promise<typeof ScanResult> {
    const caller = callerAs(context.request.principal, 'device');
    return answer(context, {
      shape: inputShapes.scan,
      input,
      ask: (asked) => context.useCases.scan({ ...asked, caller }),
      present: ({ stored, line, linked }) => {
        const { currency } = stored.trip;
        return Object.assign(new LineScanned(), {
          line: presentLine(line, currency),
          linked: linked.map((each) => presentLine(each, currency)),
          trip: presentTrip(stored, viewerOf(context)),
        });
      },
    });
  }

  @Allow('device')
  @Mutation(() => VoidLineResult, { description: 'Takes a line out, and what follows it.' })
  voidLine(
    @Arg('input', () => VoidLineInput) input: VoidLineInput,
    @Ctx() context: ScannerContext,
  ): Promise<typeof VoidLineResult> {
    const caller = callerAs(context.request.principal, 'device');
    return answer(context, {
      shape: inputShapes.line,
      input,
      ask: (asked) => context.useCases.voidLine({ ...asked, caller }),
      present: withTrip(LineVoided, context),
    });
  }

  @Allow('device')
  @Mutation(() => EndTripResult, { description: 'Ends the trip, or gives a fresh transfer code.' })
  endTrip(
    @Arg('input', () => EndTripInput) input: EndTripInput,
    @Ctx() context: ScannerContext,
  ): Promise<typeof EndTripResult> {
    const caller = callerAs(context.request.principal, 'device');
    return answer(context, {
      shape: inputShapes.trip,
      input,
      ask: (asked) => context.useCases.endTrip({ ...asked, caller }),
      present: ({ stored, transferCode, expiresAt }) =>
        Object.assign(new TripEnded(), {
          trip: presentTrip(stored, viewerOf(context)),
          transferCode,
          transferExpiresAt: expiresAt,
        }),
    });
  }

  @Allow('device', 'terminal', 'associate')
  @Mutation(() => CancelTripResult, { description: 'Puts an end to an unpaid trip.' })
  cancelTrip(
    @Arg('input', () => CancelTripInput) input: CancelTripInput,
    @Ctx() context: ScannerContext,
  ): Promise<typeof CancelTripResult> {
    const caller = callerAs(context.request.principal, 'device', 'terminal', 'staff');
    return answer(context, {
      shape: inputShapes.trip,
      input,
      ask: (asked) => context.useCases.cancelTrip({ ...asked, caller }),
      present: withTrip(TripCancelled, context),
    });
  }
}
