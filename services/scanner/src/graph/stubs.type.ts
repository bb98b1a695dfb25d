import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** A store, told by *catalog*. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Store')
export class StoreStub {
  @Field(() => ID)
  id!: string;
}

/** A member, told by *members*. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Member')
export class MemberStub {
  @Field(() => ID)
  id!: string;
}

/** An article, told by *catalog*. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Article')
export class ArticleStub {
  @Field(() => ID)
  id!: string;
}
