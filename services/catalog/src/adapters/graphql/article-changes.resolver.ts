import type { Principal } from '@rayon/auth';
import { malformedId, type Result } from '@rayon/kernel';
import { Allow } from '@rayon/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { because, type CatalogRejection } from '../../domain/rejection';
import { presentArticle } from './article.type';
import { askedBy, type CatalogContext } from './context';
import { ImportArticlesInput, PutLotInput, SetPriceInput, SetSaleStopInput } from './inputs';
import { type CatalogRefusal, presentRefusal } from './refusal.type';
import {
  ArticlesImported,
  ImportArticlesResult,
  LotPut,
  PriceSet,
  PutLotResult,
  SaleStopSet,
  SetPriceResult,
  SetSaleStopResult,
} from './results';

/** The article as it now is, or the refusal: what every change of one article answers. */
const presentChange = async <Changed extends PriceSet | SaleStopSet | LotPut>(
  Changed: new () => Changed,
  { request, browser }: CatalogContext,
  outcome: Result<{ articleId: string }, CatalogRejection>,
): Promise<Changed | CatalogRefusal> => {
  if (!outcome.ok) return presentRefusal(outcome.rejection, request.locale);
  const [article] = await browser.articles([outcome.value.articleId]);
  if (!article) throw new Error('a changed article cannot be read');
  return Object.assign(new Changed(), { article: presentArticle(article) });
};

/** An associate works in some stores; another store is to them like one that does not exist. */
const isOwnStore = (principal: Principal, storeId: string): boolean =>
  principal.kind === 'staff' && (principal.role !== 'associate' || principal.storeIds.includes(storeId));

/** Changes of articles. */
@Resolver()
export class ArticleChangesResolver {
  @Allow('administrator', 'marketer')
  @Mutation(() => ImportArticlesResult)
  async importArticles(
    @Arg('input', () => ImportArticlesInput) { commandId, rows, dryRun }: ImportArticlesInput,
    @Ctx() context: CatalogContext,
  ): Promise<typeof ImportArticlesResult> {
    const { locale } = context.request;
    const malformed = malformedId({ commandId });
    if (malformed) return presentRefusal(malformed, locale);
    const outcome = await context.useCases.importArticles(askedBy(context, commandId), { rows, dryRun });
    if (!outcome.ok) return presentRefusal(outcome.rejection, locale);
    const { rejected, ...counts } = outcome.value;
    return Object.assign(new ArticlesImported(), {
      ...counts,
      rejected: rejected.map(({ row, reference, ...rejection }) => ({
        row,
        reference,
        ...presentRefusal(rejection, locale),
      })),
    });
  }

  @Allow('administrator', 'marketer')
  @Mutation(() => SetPriceResult)
  async setPrice(
    @Arg('input', () => SetPriceInput) { commandId, articleId, storeId, minor }: SetPriceInput,
    @Ctx() context: CatalogContext,
  ): Promise<typeof SetPriceResult> {
    const malformed = malformedId({ commandId, articleId, storeId });
    if (malformed) return presentRefusal(malformed, context.request.locale);
    const input = { articleId, storeId, minor };
    return presentChange(
      PriceSet,
      context,
      await context.useCases.setPrice(askedBy(context, commandId), input),
    );
  }

  @Allow('administrator', 'marketer')
  @Mutation(() => SetSaleStopResult)
  async setSaleStop(
    @Arg('input', () => SetSaleStopInput) { commandId, articleId, saleStop }: SetSaleStopInput,
    @Ctx() context: CatalogContext,
  ): Promise<typeof SetSaleStopResult> {
    const malformed = malformedId({ commandId, articleId });
    if (malformed) return presentRefusal(malformed, context.request.locale);
    const input = { articleId, saleStop };
    return presentChange(
      SaleStopSet,
      context,
      await context.useCases.setSaleStop(askedBy(context, commandId), input),
    );
  }

  @Allow('administrator', 'marketer', 'associate')
  @Mutation(() => PutLotResult)
  async putLot(
    @Arg('input', () => PutLotInput) { commandId, ...lot }: PutLotInput,
    @Ctx() context: CatalogContext,
  ): Promise<typeof PutLotResult> {
    const { locale, principal } = context.request;
    const malformed = malformedId({ commandId, articleId: lot.articleId, storeId: lot.storeId });
    if (malformed) return presentRefusal(malformed, locale);
    if (!isOwnStore(principal, lot.storeId))
      return presentRefusal(because('UnknownStore', 'storeId'), locale);
    return presentChange(LotPut, context, await context.useCases.putLot(askedBy(context, commandId), lot));
  }
}
