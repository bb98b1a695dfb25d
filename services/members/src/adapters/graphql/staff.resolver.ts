import { Allow, idMark, readPage } from '@rayon/subgraph';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { MembersContext } from './context';
import { StaffPage, toStaff } from './staff.type';

@Resolver()
export class StaffResolver {
  @Allow('administrator')
  @Query(() => StaffPage)
  async staff(
    @Ctx() { reads }: MembersContext,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null | undefined,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
  ): Promise<StaffPage> {
    const { items, next } = await reads.people.listStaff(readPage({ first, after }, idMark));
    return { items: items.map(toStaff), next };
  }
}
