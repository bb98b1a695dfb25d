import { actorOf } from '@rayon/auth';
import { type Clock, type Result, readInput } from '@rayon/kernel';
import type { RequestContext } from '@rayon/subgraph';
import type { z } from 'zod';
import type { ScannerUseCases } from '../../use-cases';
import type { Asked, StoredTrip } from '../../use-cases/ports';
import { presentTrip, type Viewer } from './present-trip';
import { presentRefusal, type ScannerRefusal } from './refusal.type';
import type { Refused } from './refused';
import type { TripType } from './trip.type';

/** What resolvers work with. */
export type ScannerContext = Readonly<{
  request: RequestContext;
  useCases: ScannerUseCases;
  clock: Clock;
  isBehind: () => boolean;
}>;

/** Who looks, for presenting. */
export const viewerOf = ({ request, isBehind }: ScannerContext): Viewer => ({
  principal: request.principal,
  locale: request.locale,
  behind: isBehind(),
});

/** Presents a changed trip as the answer that holds it. */
export const withTrip =
  <Answered extends { trip: TripType }>(Answered: new () => Answered, context: ScannerContext) =>
  ({ stored }: { stored: StoredTrip }): Answered =>
    Object.assign(new Answered(), { trip: presentTrip(stored, viewerOf(context)) });

/** Reads the input, asks, and presents either the answer or the refusal. */
export const answer = async <Shape extends z.ZodType<{ commandId: string }>, Value, Success>(
  context: ScannerContext,
  {
    shape,
    input,
    ask,
    present,
  }: {
    shape: Shape;
    input: unknown;
    ask: (asked: Asked & z.infer<Shape>) => Promise<Result<Value, Refused>>;
    present: (value: Value) => Success;
  },
): Promise<Success | ScannerRefusal> => {
  const { principal, correlationId, locale } = context.request;
  const read = readInput(shape, input);
  if (!read.ok) return presentRefusal(read.rejection, locale);
  const asked = { ...read.value, actor: actorOf(principal), correlationId, at: context.clock() };
  const outcome = await ask(asked);
  return outcome.ok ? present(outcome.value) : presentRefusal(outcome.rejection, locale);
};
