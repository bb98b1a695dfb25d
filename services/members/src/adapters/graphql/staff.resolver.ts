import { Allow, badInput } from '@rayon/service-host';
import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { MembersContext } from './context';
import { answer } from './outcome';
import { readPage } from './page-arguments';
import {
  BrandUserCreated,
  CreateBrandUserInput,
  CreateBrandUserResult,
  CreateStaffInput,
  CreateStaffResult,
  StaffCreated,
  StaffPage,
  toStaff,
} from './staff.types';

@Resolver()
export class StaffResolver {
  @Allow('administrator')
  @Query(() => StaffPage)
  async staff(
    @Ctx() { reads }: MembersContext,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null | undefined,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
  ): Promise<StaffPage> {
    const page = readPage({ first, after });
    if (!page.ok) throw badInput(page.rejection.field, `${page.rejection.field} is not valid`);
    const { items, next } = await reads.people.listStaff(page.value);
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
      role: input.role.toLowerCase(),
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
