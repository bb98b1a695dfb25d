import { pageOf } from '@rayon/kernel';
import { above, from } from '@rayon/store';
import { Allow, idMark, readPage } from '@rayon/subgraph';
import { Arg, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { staffNames } from '../../identity';
import { readMembers } from '../read-members';
import type { MembershipContext } from './context';
import { Member, toMember } from './member.type';

@ObjectType({ description: 'A member who is marked as an employee of the retailer.' })
export class Employee {
  @Field(() => Member)
  member!: Member;

  @Field(() => String, { nullable: true, description: 'The administrator who marked them.' })
  markedBy!: string | null;
}

@ObjectType()
export class EmployeePage {
  @Field(() => [Employee])
  items!: readonly Employee[];

  @Field(() => String, { nullable: true })
  next?: string | null;
}

/** Whoever was marked was marked after it: no member without a mark is looked at. */
const anyTime = from(new Date(0));

@Resolver()
export class EmployeesResolver {
  @Allow('unbound administrator')
  @Query(() => EmployeePage, { description: 'Members who are marked as employees of the retailer.' })
  async employees(
    @Ctx() { request, clock, identity, membership }: MembershipContext,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null | undefined,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
  ): Promise<EmployeePage> {
    const page = readPage({ first, after }, idMark);
    const found = await membership.members.findMany(
      { 'employment.since': anyTime, ...(page.after ? { id: above(page.after) } : {}) },
      { sort: { id: 1 }, limit: page.first + 1 },
    );
    const marked = found.flatMap(({ row: { id, employment } }) =>
      employment ? [{ id, ...employment }] : [],
    );
    const shown = marked.slice(0, page.first);
    const asked = { ...request, at: clock() };
    const [viewed, names] = await Promise.all([
      readMembers(
        membership,
        asked,
        shown.map(({ id }) => id),
      ),
      staffNames(
        identity,
        shown.map(({ markedBy }) => markedBy),
      ),
    ]);
    const byId = new Map(viewed.flatMap((one) => (one ? [[one.member.id, one]] : [])));
    return pageOf(marked, page.first, {
      markOf: ({ id }) => id,
      toItem: ({ id, markedBy }): Employee => {
        const one = byId.get(id);
        if (!one) throw new Error('a member vanished');
        return { member: toMember(one.member, one.viewer), markedBy: names.get(markedBy) ?? null };
      },
    });
  }
}
