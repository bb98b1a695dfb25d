import { Field, GraphQLISODateTime, ID, ObjectType } from 'type-graphql';
import type { StaffMember, StaffRole } from '../domain/staff';
import { staffRole } from './session.type';

@ObjectType()
export class Staff {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  email!: string;

  @Field(() => staffRole.enum)
  role!: StaffRole;

  @Field(() => [ID])
  storeIds!: string[];

  @Field(() => GraphQLISODateTime)
  createdAt!: Date;
}

/** A member of staff as administrators see them. */
export const toStaff = (staff: StaffMember & { email: string }): Staff =>
  Object.assign(new Staff(), staff, { storeIds: [...staff.storeIds] });

@ObjectType()
export class StaffPage {
  @Field(() => [Staff])
  items!: readonly Staff[];

  @Field(() => String, { nullable: true })
  next?: string | null;
}
