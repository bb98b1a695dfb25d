import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { callerAs } from '../adapters/graphql/callers';
import type { ScannerAsking } from '../adapters/graphql/context';
import { LineType, presentLine } from '../adapters/graphql/line.type';
import { presentTrip } from '../adapters/graphql/present-trip';
import { scannerRefusals } from '../adapters/graphql/refusal.type';
import { TripType } from '../adapters/graphql/trip.type';
import { isNotBlank, quantity, tripId } from './shapes';

@ObjectType('LineScanned')
class LineScanned {
  @Field(() => LineType)
  line!: LineType;

  @Field(() => [LineType], { description: 'Lines that follow the scanned one: a deposit.' })
  linked!: LineType[];

  @Field(() => TripType)
  trip!: TripType;
}

export const scan = command({
  name: 'scan',
  description: 'Prices a code and puts it into the basket.',
  allow: ['device'],
  input: z.object({
    tripId,
    code: z.string().max(1000).refine(isNotBlank).describe('What the scanner read, as it is.'),
    quantity: quantity
      .nullable()
      .default(1)
      .transform((pieces) => pieces ?? 1),
  }),
  answer: LineScanned,
  refusal: scannerRefusals,
  run: (input, { context, principal, ...asked }: ScannerAsking) =>
    context.useCases.scan({ ...asked, ...input, caller: callerAs(principal, 'device') }),
  present: ({ stored, line, linked }, { context }) => {
    const { currency } = stored.trip;
    return {
      line: presentLine(line, currency),
      linked: linked.map((each) => presentLine(each, currency)),
      trip: presentTrip(stored, context),
    };
  },
});
