import { idShape } from '@rayon/kernel';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { withMinimumAge } from '../domain/article-changes';
import { ArticleType } from '../graph/article.type';
import type { CatalogAsking } from '../graph/context';
import { catalogRefusals } from '../graph/refusal.type';
import { changeArticle, changedArticle } from './change-article';

@ObjectType('MinimumAgeSet')
class MinimumAgeSet {
  @Field(() => ArticleType)
  article!: ArticleType;
}

/** Sets the age an article asks for, at once: a mistake in it must not wait for the next import. */
export const setMinimumAge = command({
  name: 'setMinimumAge',
  allow: ['unbound administrator', 'unbound marketer'],
  input: z.object({ articleId: idShape, minimumAge: z.int().describe('Years; 0 for everybody.') }),
  answer: MinimumAgeSet,
  refusal: catalogRefusals,
  run: (input, asking: CatalogAsking) =>
    changeArticle(asking, input, (article) => withMinimumAge(article, input.minimumAge)),
  present: changedArticle,
});
