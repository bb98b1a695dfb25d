import { Allow } from '@rayon/subgraph';
import { Arg, Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import { brandPeopleMin } from '../domain/brand-people';
import { isWithinStores, type StoredCampaign } from '../domain/campaign-change';
import { type ArmFigures, addedUp, effectsOf } from '../domain/effect';
import { type RegionFigures, regionsOf, toldByRegion } from '../domain/effect-by-region';
import type { Experiment } from '../domain/experiment';
import { utcDay } from '../domain/utc-day';
import { readDays, readFiguresByStore, readMeasured, type StoreFigures } from '../records/effects';
import { campaignsOfExperiment, variantsMax } from '../records/experiments';
import type { Measurement } from '../rows/measurements';
import { CampaignType } from './campaign.type';
import { authorOf, maySeeCampaign, type OffersContext } from './context';
import {
  CampaignEffectType,
  presentDay,
  presentEffect,
  presentRegion,
  presentStore,
  presentVariants,
  type Reader,
  readerOf,
} from './effect.type';

@Resolver(() => CampaignType)
export class EffectsResolver {
  @Allow('marketer', 'administrator', 'brand')
  @FieldResolver(() => CampaignEffectType, {
    nullable: true,
    description:
      'What it changes, by the members it is kept from: of that version, or the newest that is measured. Null while none is, and to staff it also runs elsewhere than in their stores. Of a region, or of a store (never to a brand): by the members who began to be measured there.',
  })
  async effect(
    @Root() campaign: CampaignType,
    @Ctx() context: OffersContext,
    @Arg('version', () => Int, { nullable: true }) version: number | null | undefined,
    @Arg('region', () => String, { nullable: true }) region: string | null | undefined,
    @Arg('storeId', () => ID, { nullable: true }) storeId: string | null | undefined,
  ): Promise<CampaignEffectType | null> {
    if (!isWithinStores(authorOf(context.request.principal), campaign)) return null;
    const measured = await readMeasured(context.records, campaign.id);
    const asked = measured.find(
      ({ measurement }) => typeof version !== 'number' || measurement.version === version,
    );
    if (!asked) return null;
    const versions = measured.map(({ measurement }) => measurement.version);
    const where = { region: region ?? undefined, storeId: storeId ?? undefined };
    return { ...(await effectOf(context, { ...asked, where, brandId: campaign.brand?.id })), versions };
  }
}

/** Where those began that are looked at; neither: wherever. */
type Where = Readonly<{ region: string | undefined; storeId: string | undefined }>;

type Asked = Readonly<{
  measurement: Measurement;
  experiment: Experiment;
  brandId: string | undefined;
  where: Where;
}>;

const effectOf = async (
  context: OffersContext,
  asked: Asked,
): Promise<Omit<CampaignEffectType, 'versions'>> => {
  const { clock, request } = context;
  const { measurement, experiment } = asked;
  const { measurementId, version, startedAt, to, endedAt = to } = measurement;
  const reader = readerOf(request.principal);
  const effects = (figures: readonly ArmFigures[]) =>
    effectsOf(figures, experiment, { isOver: endedAt <= clock() });
  const days = await daysFor(reader, context, measurementId);
  const all = await figuresFor(reader, context, measurementId, days);
  const { where } = asked;
  const told = (figures: readonly Figures[]) => (reader.isBrand ? toldByRegion(figures) : figures);
  const of = (figures: readonly Figures[]) =>
    thatBeganIn(where, where.region === undefined ? figures : told(figures));
  const there = of(all);
  const storeIds = [...new Set(there.flatMap(({ storeId }) => storeId ?? []))];
  const byRegion = thatBeganIn(where, told(all));
  return {
    version,
    since: startedAt,
    until: endedAt,
    currencies: effects(addedUp(there)).map((effect) => presentEffect(effect, reader)),
    stores: storeIds.flatMap((storeId) =>
      effects(addedUp(there.filter((one) => one.storeId === storeId))).map((effect) =>
        presentStore(storeId, effect, reader),
      ),
    ),
    regions: regionsOf(byRegion).flatMap((region) =>
      effects(addedUp(byRegion.filter((one) => one.region === region))).map((effect) =>
        presentRegion(region, effect, reader),
      ),
    ),
    days: days.flatMap(({ day, figures }) =>
      effects(addedUp(of(figures))).map((effect) => presentDay(day, effect, reader)),
    ),
    variants: presentVariants(await variantsOf(context, asked), reader),
    ...(reader.isBrand ? { withheldBelow: brandPeopleMin } : {}),
  };
};

type Figures = RegionFigures & Partial<Pick<StoreFigures, 'storeId'>>;

/** Of those who began there. */
const thatBeganIn = ({ region, storeId }: Where, figures: readonly Figures[]): readonly Figures[] =>
  figures.filter(
    (one) =>
      (region === undefined || one.region === region) && (storeId === undefined || one.storeId === storeId),
  );

type Looked = Pick<OffersContext, 'records' | 'clock'>;

/** A brand looks at days that are over, and at no single store: the difference of two looks is about nobody. */
const daysFor = async ({ isBrand }: Reader, { records, clock }: Looked, measurementId: string) => {
  const noted = await readDays(records, measurementId);
  return isBrand ? noted.filter(({ day }) => day < utcDay(clock())) : noted;
};

/** What the reader is told now, by region and store; to a brand by region, as it was on the last day it is told of. */
const figuresFor = async (
  reader: Reader,
  context: Looked,
  measurementId: string,
  days?: Awaited<ReturnType<typeof daysFor>>,
): Promise<readonly Figures[]> => {
  if (!reader.isBrand) return readFiguresByStore(context.records, measurementId);
  const over = days ?? (await daysFor(reader, context, measurementId));
  return over.at(-1)?.figures ?? [];
};

/** The campaigns of the experiment whose newest version is measured, where there is more than this one. */
const variantsOf = async (context: OffersContext, { experiment, brandId }: Asked) => {
  const { records, request } = context;
  const { principal } = request;
  const ofName = await campaignsOfExperiment(
    records,
    { brandId, name: experiment.name },
    { limit: variantsMax },
  );
  const author = authorOf(principal);
  const seen = ofName.filter((one) => maySeeCampaign(context, one) && isWithinStores(author, one.content));
  if (seen.length < 2) return [];
  const reader = readerOf(principal);
  const effects = await Promise.all(
    seen.map(async ({ campaignId, content }: StoredCampaign) => {
      const [newest] = await readMeasured(records, campaignId, 1);
      if (!newest) return [];
      const figures = await figuresFor(reader, context, newest.measurement.measurementId);
      return effectsOf(addedUp(figures), newest.experiment, { isOver: false }).map((effect) => ({
        campaignId,
        title: content.title,
        effect,
      }));
    }),
  );
  return effects.flat();
};
