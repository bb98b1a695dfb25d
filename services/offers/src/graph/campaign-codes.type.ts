import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType('CampaignCodes', {
  simpleResolvers: true,
  description:
    'The codes of a campaign of which each works so many times. Nobody is told them again. A brand learns how many uses are paid as it learns its results: about enough people only, in steps.',
})
export class CampaignCodesType {
  @Field(() => Int, { description: 'How many there are.' })
  count!: number;

  @Field(() => Int, { nullable: true, description: 'Uses of baskets that are not paid yet; null: withheld.' })
  held?: number;

  @Field(() => Int, { nullable: true, description: 'Uses that are paid; null: withheld.' })
  used?: number;

  @Field(() => Int, { nullable: true, description: 'Uses that are left; null: withheld.' })
  left?: number;
}
