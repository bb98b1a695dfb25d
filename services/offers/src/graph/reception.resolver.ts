import { Allow } from '@rayon/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { isWithinStores } from '../domain/campaign-change';
import { runsEverywhere } from '../domain/campaign-content';
import { chanceAmong, type Known } from '../domain/choose-message';
import type { CompiledCampaign } from '../domain/compiled-campaign';
import { areRivals } from '../domain/message-rivals';
import { subjectOf } from '../domain/message-subject';
import { countShown, readReception } from '../records/message-figures';
import { CampaignType } from './campaign.type';
import { authorOf, type OffersContext } from './context';
import { MessageReceptionType, presentReception, presentReceptionToBrand } from './reception.type';

/** Live messages that are looked at for rivals, and stores a chance is the average of. */
const rivalsMax = 100;
const storesMax = 5;

@Resolver(() => CampaignType)
export class ReceptionResolver {
  @Allow('marketer', 'administrator', 'brand')
  @FieldResolver(() => MessageReceptionType, {
    nullable: true,
    description: 'Of its version; null to staff it also runs elsewhere than in their stores.',
  })
  async reception(
    @Root() campaign: CampaignType,
    @Ctx() context: OffersContext,
  ): Promise<MessageReceptionType | null> {
    const { request, records, memory } = context;
    const { id: campaignId, version } = campaign;
    if (!isWithinStores(authorOf(request.principal), campaign)) return null;
    const [compiled] = await memory.versions.find([{ campaignId, version }]);
    const reception = await readReception(records, { campaignId, version });
    const known = { reception, isSeen: compiled?.lane === 'message' && subjectOf(compiled).keys.length > 0 };
    if (request.principal.kind !== 'brand')
      return presentReception(known, compiled && (await chanceOf(context, compiled)));
    return presentReceptionToBrand(known, await countShown(records, { campaignId, version }));
  }
}

/** How likely it is shown now, on the average of some of its stores, as this process knows what came of messages. */
const chanceOf = async (
  { records, memory: { live, receptions } }: OffersContext,
  own: CompiledCampaign,
): Promise<number | undefined> => {
  if (own.lane !== 'message' || live.index.get(own.campaignId)?.version !== own.version) return undefined;
  const running = await records.campaigns.findMany(
    { status: 'live', 'content.benefit.kind': 'message' },
    { limit: rivalsMax },
  );
  const rivals = running
    .flatMap(({ row }) => live.index.get(row.campaignId) ?? [])
    .filter((other) => areRivals(own, other));
  const named = runsEverywhere(own.content) ? undefined : own.content.storeIds.slice(0, storesMax);
  const all = () => records.stores.findMany({}, { limit: storesMax });
  const storeIds = named ?? (await all()).map(({ id }) => id);
  const knownIn =
    (storeId: string) =>
    (one: CompiledCampaign): Known =>
      receptions.knownOf(one, { storeId });
  const chances = storeIds.map((storeId) => chanceAmong(knownIn(storeId)(own), rivals.map(knownIn(storeId))));
  return chances.reduce((sum, chance) => sum + chance, 0) / Math.max(1, chances.length);
};
