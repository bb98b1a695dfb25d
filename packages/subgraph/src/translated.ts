import { Directive, Field, ObjectType } from 'type-graphql';
import { z } from 'zod';

/** A text in every language of the product, in every subgraph. */
@Directive('@shareable')
@ObjectType('Translated', { simpleResolvers: true })
export class TranslatedType {
  @Field(() => String)
  fr!: string;

  @Field(() => String)
  en!: string;
}

/** One as it comes in, whatever its texts have to be. */
export const translatedInput = z
  .object({ fr: z.string(), en: z.string() })
  .meta({ input: 'TranslatedInput' });
