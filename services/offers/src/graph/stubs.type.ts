import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** A brand, owned by *catalog*. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Brand')
export class BrandStub {
  @Field(() => ID)
  id!: string;
}

/** A store, owned by *catalog*. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Store')
export class StoreStub {
  @Field(() => ID)
  id!: string;
}

/** An article, owned by *catalog*. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Article')
export class ArticleStub {
  @Field(() => ID)
  id!: string;
}
