import { command, graphEnum } from '@rayon/subgraph';
import { Field, GraphQLISODateTime, ObjectType } from 'type-graphql';
import { z } from 'zod';
import type { MembersAsking } from '../adapters/graphql/context';
import { membersRefusals } from '../adapters/graphql/refusal.type';

/** How a card was shown: its number alone, or with the code of the moment. */
const cardProof = graphEnum('CardProof', { STATIC: 'STATIC', ROTATING: 'ROTATING' });

@ObjectType()
class CardPresented {
  @Field(() => String, { description: 'Hand it to openTrip or attachCard; good for this device alone.' })
  presentation!: string;

  @Field(() => GraphQLISODateTime)
  expiresAt!: Date;

  @Field(() => String)
  firstName!: string;

  @Field(() => String)
  locale!: string;

  @Field(() => cardProof.enum)
  proof!: z.infer<typeof cardProof>;
}

export const presentCard = command({
  name: 'presentCard',
  allow: ['device', 'terminal'],
  input: z.object({
    content: z.string().min(1).max(200).describe('What the reader saw: the QR code, or the number alone.'),
  }),
  answer: CardPresented,
  refusal: membersRefusals,
  run: (input, { context, commandId, principal }: MembersAsking<'device' | 'terminal'>) => {
    const id = principal.kind === 'device' ? principal.deviceId : principal.terminalId;
    const reader = { id, storeId: principal.storeId };
    return context.useCases.presentCard(context.caller, reader, { commandId, ...input });
  },
  present: (card) => card,
});
