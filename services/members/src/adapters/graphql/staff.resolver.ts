import { Allow, idMark, readPage } from '@rayon/subgraph';
import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { MembersContext } from './context';
import { answer } from './outcome';
import {
  BrandUserCreated,
  CreateBrandUserInput,
  CreateBrandUserResult,
  CreateStaffInput,
  CreateStaffResult,
  StaffCreated,
  StaffPage,
  toStaff,
} from './staff.type';

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

  @Allow('administrator')
  @Mutation(() => CreateStaffResult)
  async createStaff(
    @Arg('input', () => CreateStaffInput) input: CreateStaffInput,
    @Ctx() context: MembersContext,
  ) {
    const created = await context.useCases.createStaff(context.caller, {
      ...input,
      storeIds: input.storeIds ?? [],
    });
    return answer(StaffCreated, created, (staff) => staff, context);
  }

  @Allow('administrator')
  @Mutation(() => CreateBrandUserResult)
  async createBrandUser(
    @Arg('input', () => CreateBrandUserInput) input: CreateBrandUserInput,
    @Ctx() context: MembersContext,
  ) {
    const created = await context.useCases.createBrandUser(context.caller, { ...input });
    return answer(BrandUserCreated, created, (user) => user, context);
  }
}
