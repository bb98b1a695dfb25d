import { worksIn } from '@rayon/auth';
import { isUuid } from '@rayon/kernel';
import { Allow, badInput, MoneyType, readFirst, readPage } from '@rayon/subgraph';
import { Arg, Ctx, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { articleCode } from '../domain/codes';
import { lowestPrior30Days } from '../domain/prices';
import { ArticlePriceType, ArticleType, LotType, PriceStepType, presentArticle } from './article.type';
import { articlePage } from './article-page';
import { BrandType, presentBrand } from './brand.type';
import { categoryNames } from './category-names';
import { type CatalogContext, loadArticle, loadBrand, signedIn } from './context';
import { placeOf } from './name-order';

const searchCharactersMax = 100;

/** A page of articles. */
@ObjectType('ArticlePage')
export class ArticlePage {
  @Field(() => [ArticleType])
  items!: ArticleType[];

  @Field(() => String, { nullable: true, description: 'Give it as `after` to go on; null at the end.' })
  next!: string | null;
}

/** Looks articles up and shows what depends on them. */
@Resolver(() => ArticleType)
export class ArticlesResolver {
  @Allow(...signedIn)
  @Query(() => ArticleType, { nullable: true })
  async article(
    @Arg('id', () => ID) id: string,
    @Ctx() context: CatalogContext,
  ): Promise<ArticleType | null> {
    const article = isUuid(id) ? await loadArticle(context, id) : null;
    return article ? presentArticle(article) : null;
  }

  @Allow(...signedIn)
  @Query(() => ArticleType, {
    nullable: true,
    description: 'Any form of the code; in-store codes with or without measure.',
  })
  async articleByCode(
    @Arg('code', () => String) code: string,
    @Ctx() { catalog }: CatalogContext,
  ): Promise<ArticleType | null> {
    const known = articleCode(code.slice(0, searchCharactersMax));
    const article = known.ok ? await catalog.articles.findOne({ codes: known.value }) : undefined;
    return article ? presentArticle(article) : null;
  }

  @Allow(...signedIn)
  @Query(() => ArticlePage, { description: 'In the order of their names.' })
  async articles(
    @Arg('search', () => String, { nullable: true }) search: string | null,
    @Arg('category', () => String, { nullable: true }) category: string | null,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { catalog }: CatalogContext,
  ): Promise<ArticlePage> {
    const page = readPage({ first, after }, placeOf);
    if ((search ?? '').length > searchCharactersMax)
      throw badInput('search', `at most ${searchCharactersMax}`);
    const { items, next } = await articlePage(catalog, { search, category, ...page });
    return { items: items.map(presentArticle), next };
  }

  @Allow(...signedIn)
  @Query(() => [String])
  categories(@Ctx() { catalog }: CatalogContext): Promise<string[]> {
    return categoryNames(catalog);
  }

  @Allow(...signedIn)
  @FieldResolver(() => BrandType, { nullable: true })
  async brand(@Root() { facts }: ArticleType, @Ctx() context: CatalogContext): Promise<BrandType | null> {
    const brand = facts.brandId === undefined ? null : await loadBrand(context, facts.brandId);
    return brand ? presentBrand(brand) : null;
  }

  @Allow(...signedIn)
  @FieldResolver(() => ArticleType, {
    nullable: true,
    description: 'The deposit that comes and goes with it.',
  })
  async depositArticle(
    @Root() { facts }: ArticleType,
    @Ctx() context: CatalogContext,
  ): Promise<ArticleType | null> {
    const id = facts.depositArticleId;
    const article = id === undefined ? null : await loadArticle(context, id);
    return article ? presentArticle(article) : null;
  }

  @Allow(...signedIn)
  @FieldResolver(() => ArticlePriceType, { nullable: true })
  price(@Root() { facts }: ArticleType, @Arg('storeId', () => ID) storeId: string): ArticlePriceType | null {
    const price = facts.prices.find((one) => one.storeId === storeId);
    if (!price) return null;
    const { minor, currency, priceListVersion, since } = price;
    const lowest = lowestPrior30Days(price);
    return {
      amount: { minor, currency },
      per: facts.soldBy === 'weight' ? 'kilogram' : 'unit',
      priceListVersion,
      since,
      lowestPrior30Days: lowest === null ? null : { minor: lowest, currency },
    };
  }

  @Allow(...signedIn)
  @FieldResolver(() => [LotType])
  lots(@Root() { facts }: ArticleType, @Arg('storeId', () => ID) storeId: string): LotType[] {
    return facts.lots.filter((lot) => lot.storeId === storeId);
  }

  @Allow('marketer', 'administrator')
  @FieldResolver(() => [MoneyType], {
    description:
      'What a piece or a kilogram costs the retailer, without VAT, one per currency. Empty when it is not known.',
  })
  purchasePrices(@Root() { facts }: ArticleType): MoneyType[] {
    return (facts.purchasePrices ?? []).map(({ minor, currency }) => ({ minor, currency }));
  }

  @Allow('marketer', 'administrator')
  @FieldResolver(() => [PriceStepType], {
    description: 'Prices that came into force in a store, newest first; none for who works in other stores.',
  })
  async priceHistory(
    @Root() { facts }: ArticleType,
    @Arg('storeId', () => ID) storeId: string,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Ctx() { catalog, request }: CatalogContext,
  ): Promise<PriceStepType[]> {
    if (!worksIn(request.principal, storeId)) return [];
    const steps = await catalog.priceSteps.findMany(
      { articleId: facts.articleId, storeId },
      { sort: { since: -1 }, limit: readFirst(first) },
    );
    return steps.map(({ minor, currency, soldBy, priceListVersion, since }) => ({
      amount: { minor, currency },
      per: soldBy === 'weight' ? 'kilogram' : 'unit',
      priceListVersion,
      since,
    }));
  }
}
