import { resultOf } from '@rayon/subgraph';
import { Field, GraphQLISODateTime, ID, InputType, ObjectType } from 'type-graphql';
import type { StaffMember, StaffRole } from '../../domain/staff';
import { MembersRefusal } from './refusal.type';
import { StaffRoleEnum } from './session.type';

@ObjectType()
export class Staff {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  email!: string;

  @Field(() => StaffRoleEnum)
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
  items!: Staff[];

  @Field(() => String, { nullable: true })
  next?: string | null;
}

@InputType()
export class CreateStaffInput {
  @Field(() => ID)
  commandId!: string;

  @Field(() => String)
  email!: string;

  @Field(() => String)
  password!: string;

  @Field(() => String)
  name!: string;

  @Field(() => StaffRoleEnum)
  role!: StaffRole;

  @Field(() => [ID], {
    nullable: true,
    defaultValue: [],
    description: 'At least one for an associate; empty means every store for the others.',
  })
  storeIds?: string[] | null;
}

@ObjectType()
export class StaffCreated {
  @Field(() => ID)
  staffId!: string;
}

@InputType()
export class CreateBrandUserInput {
  @Field(() => ID)
  commandId!: string;

  @Field(() => String)
  email!: string;

  @Field(() => String)
  password!: string;

  @Field(() => String)
  name!: string;

  @Field(() => ID)
  brandId!: string;
}

@ObjectType()
export class BrandUserCreated {
  @Field(() => ID)
  brandUserId!: string;
}

export const CreateStaffResult = resultOf('CreateStaffResult', StaffCreated, MembersRefusal);
export const CreateBrandUserResult = resultOf('CreateBrandUserResult', BrandUserCreated, MembersRefusal);
