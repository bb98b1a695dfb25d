import { isLegible, malformedId, type Result, rejected } from '@rayon/kernel';
import { Allow } from '@rayon/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { AskedStep } from '../../use-cases/change-campaign';
import type { StoredCampaign } from '../../use-cases/ports';
import { presentCampaign } from './campaign.type';
import {
  CampaignStepInput,
  contentSaid,
  DraftCampaignInput,
  ReturnCampaignInput,
  ReviseCampaignInput,
} from './campaign-inputs';
import { authorOf, type OffersContext } from './context';
import { type OffersRefusal, presentRefusal } from './refusal.type';
import type { OffersRejection } from './refusal-texts';
import {
  ApproveCampaignResult,
  CampaignChanged,
  CampaignDrafted,
  DraftCampaignResult,
  EndCampaignResult,
  LaunchCampaignResult,
  PauseCampaignResult,
  ReturnCampaignResult,
  ReviseCampaignResult,
  SubmitCampaignResult,
} from './results';

type Answer = Promise<CampaignChanged | OffersRefusal>;

const reasonLengthMax = 300;

@Resolver()
export class CampaignChangesResolver {
  @Allow('marketer', 'administrator', 'brand')
  @Mutation(() => DraftCampaignResult)
  async draftCampaign(
    @Ctx() context: OffersContext,
    @Arg('input', () => DraftCampaignInput) input: DraftCampaignInput,
  ): Promise<CampaignDrafted | OffersRefusal> {
    const wrong = malformedId({ commandId: input.commandId, brandId: input.brandId });
    if (wrong) return present(CampaignDrafted, badField(wrong.field), context);
    const content = contentSaid(input, context.currency);
    const asked = askedBy(context, input.commandId);
    return present(
      CampaignDrafted,
      await context.useCases.draft(asked, { brandId: input.brandId ?? undefined, content }),
      context,
    );
  }

  @Allow('marketer', 'administrator', 'brand')
  @Mutation(() => ReviseCampaignResult, {
    description: 'A new version, to be approved again. Pause a live one first.',
  })
  async reviseCampaign(
    @Ctx() context: OffersContext,
    @Arg('input', () => ReviseCampaignInput) input: ReviseCampaignInput,
  ): Answer {
    return step(context, input, { step: 'revise', content: contentSaid(input, context.currency) });
  }

  @Allow('marketer', 'administrator', 'brand')
  @Mutation(() => SubmitCampaignResult)
  async submitCampaign(
    @Ctx() context: OffersContext,
    @Arg('input', () => CampaignStepInput) input: CampaignStepInput,
  ): Answer {
    return step(context, input, { step: 'submit' });
  }

  @Allow('marketer', 'administrator')
  @Mutation(() => ApproveCampaignResult)
  async approveCampaign(
    @Ctx() context: OffersContext,
    @Arg('input', () => CampaignStepInput) input: CampaignStepInput,
  ): Answer {
    return step(context, input, { step: 'approve' });
  }

  @Allow('marketer', 'administrator')
  @Mutation(() => ReturnCampaignResult)
  async returnCampaign(
    @Ctx() context: OffersContext,
    @Arg('input', () => ReturnCampaignInput) input: ReturnCampaignInput,
  ): Answer {
    const reason = input.reason.trim();
    if (!isLegible(reason, { lines: true }) || reason.length > reasonLengthMax)
      return present(CampaignChanged, badField('reason'), context);
    return step(context, input, { step: 'return', reason });
  }

  @Allow('marketer', 'administrator', 'brand')
  @Mutation(() => LaunchCampaignResult)
  async launchCampaign(
    @Ctx() context: OffersContext,
    @Arg('input', () => CampaignStepInput) input: CampaignStepInput,
  ): Answer {
    return step(context, input, { step: 'launch' });
  }

  @Allow('marketer', 'administrator', 'brand')
  @Mutation(() => PauseCampaignResult)
  async pauseCampaign(
    @Ctx() context: OffersContext,
    @Arg('input', () => CampaignStepInput) input: CampaignStepInput,
  ): Answer {
    return step(context, input, { step: 'pause' });
  }

  @Allow('marketer', 'administrator', 'brand')
  @Mutation(() => EndCampaignResult)
  async endCampaign(
    @Ctx() context: OffersContext,
    @Arg('input', () => CampaignStepInput) input: CampaignStepInput,
  ): Answer {
    return step(context, input, { step: 'end' });
  }
}

const step = async (
  context: OffersContext,
  { commandId, campaignId }: { commandId: string; campaignId: string },
  asked: AskedStep,
): Answer => {
  const wrong = malformedId({ commandId, campaignId });
  if (wrong) return present(CampaignChanged, badField(wrong.field), context);
  return present(
    CampaignChanged,
    await context.useCases.change(askedBy(context, commandId), { campaignId, asked }),
    context,
  );
};

const askedBy = (context: OffersContext, commandId: string) => ({
  commandId,
  author: authorOf(context),
  correlationId: context.request.correlationId,
});

const badField = (field: string) =>
  rejected({ reason: 'BadInput', problem: { field, rule: 'malformed' } } as const);

const present = <Answered extends CampaignDrafted | CampaignChanged>(
  Answered: new () => Answered,
  outcome: Result<StoredCampaign, OffersRejection>,
  { request }: OffersContext,
): Answered | OffersRefusal =>
  outcome.ok
    ? Object.assign(new Answered(), { campaign: presentCampaign(outcome.value) })
    : presentRefusal(outcome.rejection, request.locale);
