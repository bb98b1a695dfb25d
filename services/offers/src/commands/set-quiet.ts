import { QuietChangedV1 } from '@rayon/events';
import { accepted, type Result, rejected } from '@rayon/kernel';
import { announce, type CommandIdReused } from '@rayon/store';
import { type Asking, command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import type { OffersContext } from '../graph/context';
import { offersRefusals } from '../graph/refusal.type';

@ObjectType('QuietSet')
class QuietSet {
  @Field(() => Boolean)
  quiet!: boolean;
}

type Said = Readonly<{ quiet: boolean }>;

/** Changes what somebody is told while they shop, never what they pay. */
export const setQuiet = command({
  name: 'setQuiet',
  description:
    'Says that the member wants no messages while they shop, or wants them again. Whatever is taken off or brings points is given as before, and what has to be known of an article (a recall, an age) is told as before.',
  allow: ['member'],
  input: z.object({ quiet: z.boolean().describe('false: messages again.') }),
  answer: QuietSet,
  refusal: offersRefusals,
  run: async ({ quiet }, asking: Asking<OffersContext, 'member'>): Promise<Result<Said, CommandIdReused>> => {
    const { context, principal, at } = asking;
    const { memberId } = principal;
    const wish = { memberId, quiet, at };
    const once = { ...asking, input: { quiet } };
    const said = await context.records.quietWishes.change(
      memberId,
      { cause: asking, once, initial: () => wish },
      () =>
        accepted({
          row: wish,
          events: [announce(QuietChangedV1, { memberId, quiet, at: at.toISOString() })],
        }),
    );
    if (!said.ok) return rejected({ reason: 'CommandIdReused' });
    context.memory.declines.wished(said.value.row);
    return accepted({ quiet });
  },
  present: (said) => said,
});
