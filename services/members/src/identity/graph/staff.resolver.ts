import { boundTo } from '@rayon/auth';
import { pageOf, shownEmail } from '@rayon/kernel';
import { above, oneOf } from '@rayon/store';
import { Allow, idMark, readPage } from '@rayon/subgraph';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { Login } from '../rows/logins';
import type { IdentityContext } from './context';
import { StaffPage, toStaff } from './staff.type';

const emailShown = (login: Login | undefined): string => (login ? shownEmail(login.email) : '');

@Resolver()
export class StaffResolver {
  @Allow('administrator')
  @Query(() => StaffPage, {
    description: 'Who is bound to a store of the caller’s; everybody for who is bound to none.',
  })
  async staff(
    @Ctx() { identity: { staff, logins }, request }: IdentityContext,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null | undefined,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
  ): Promise<StaffPage> {
    const page = readPage({ first, after }, idMark);
    const own = boundTo(request.principal);
    const found = await staff.findMany(
      { ...(own ? { storeIds: oneOf(own) } : {}), ...(page.after ? { id: above(page.after) } : {}) },
      { sort: { id: 1 }, limit: page.first + 1 },
    );
    const logged = await logins.findAll(found.map(({ id }) => id));
    const people = found.map((person, index) => ({ ...person, email: emailShown(logged[index]) }));
    return pageOf(people, page.first, { markOf: ({ id }) => id, toItem: toStaff });
  }
}
