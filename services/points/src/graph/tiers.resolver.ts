import { Allow } from '@rayon/subgraph';
import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { newMemberTier, standingOf } from '../domain/member-tier';
import { tierProgrammeId } from '../tiers';
import type { PointsContext } from './context';
import { MemberType } from './member.type';
import { MemberTierType, presentMemberTier, presentTierProgramme, TierProgrammeType } from './tier.type';

/** The tiers for the staff of the whole programme. */
@Resolver()
export class TierProgrammeResolver {
  @Allow('unbound marketer', 'unbound administrator')
  @Query(() => TierProgrammeType, { description: 'The tiers of the programme; with what held before.' })
  async tierProgramme(@Ctx() { tiers, request }: PointsContext): Promise<TierProgrammeType> {
    const versions = (await tiers.rows.find(tierProgrammeId))?.row.versions ?? [];
    return presentTierProgramme(versions, request.locale);
  }
}

/** A member's tier. */
@Resolver(() => MemberType)
export class MemberTierResolver {
  @Allow('member', 'unbound marketer', 'unbound administrator')
  @FieldResolver(() => MemberTierType, {
    nullable: true,
    description: 'Null where the programme has no tiers, or it cannot be told now.',
  })
  async tier(
    @Root() { id }: MemberType,
    @Ctx() { tiers: programme, request }: PointsContext,
  ): Promise<MemberTierType | null> {
    const { today, tiers } = await programme.now();
    const rules = tiers.versions.at(-1);
    if (!rules || rules.tiers.length === 0) return null;
    const held = (await programme.standings.find(id))?.row ?? newMemberTier(id);
    // As it is today, also where what is due has not been written yet.
    const standing = standingOf(held, { today, tiers });
    return presentMemberTier(standing, { rules, history: held.history, locale: request.locale });
  }
}
