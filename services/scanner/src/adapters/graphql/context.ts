import { actorOf } from '@rayon/auth';
import type { Clock, Result } from '@rayon/kernel';
import type { RequestContext } from '@rayon/service-host';
import type { z } from 'zod';
import type { ScannerUseCases } from '../../use-cases';
import type { Asked } from '../../use-cases/ports';
import { readInput } from './input-shapes';
import type { Viewer } from './present-trip';
import { presentRefusal, type ScannerRefusal } from './refusal.type';
import type { Refused } from './refused';

/** What resolvers work with. */
export type ScannerContext = RequestContext &
  Readonly<{ useCases: ScannerUseCases; clock: Clock; isBehind: () => boolean }>;

/** Who looks, for presenting. */
export const viewerOf = ({ principal, locale, isBehind }: ScannerContext): Viewer => ({
  principal,
  locale,
  behind: isBehind(),
});

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
  const { principal, correlationId, locale, clock } = context;
  const read = readInput(shape, input);
  if (!read.ok) return presentRefusal(read.rejection, locale);
  const asked = { ...read.value, actor: actorOf(principal), correlationId, at: clock() };
  const outcome = await ask(asked);
  return outcome.ok ? present(outcome.value) : presentRefusal(outcome.rejection, locale);
};
