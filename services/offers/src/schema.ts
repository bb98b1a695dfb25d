import { buildSubgraph, type Subgraph } from '@rayon/subgraph';
import { offersCommands } from './commands';
import { AudienceReachResolver } from './graph/audience-reach.resolver';
import { BudgetPaceResolver } from './graph/budget-pace.resolver';
import { CampaignCodesResolver } from './graph/campaign-codes.resolver';
import { CampaignsResolver } from './graph/campaigns.resolver';
import { ChallengeResultsResolver } from './graph/challenge-results.resolver';
import { ChallengesResolver } from './graph/challenges.resolver';
import type { OffersContext } from './graph/context';
import { DryRunsResolver } from './graph/dry-runs.resolver';
import { EffectsResolver } from './graph/effects.resolver';
import { MemberOffersResolver } from './graph/member-offers.resolver';
import { PicturesResolver } from './graph/pictures.resolver';
import { PlacementResolver } from './graph/placement.resolver';
import { ReceiptResolver } from './graph/receipt.resolver';
import { ReceiptType } from './graph/receipt.type';
import { ReceiptWhyNotResolver } from './graph/receipt-why-not.resolver';
import { ReceptionResolver } from './graph/reception.resolver';
import { TripResolver } from './graph/trip.resolver';
import { TripType } from './graph/trip.type';
import { TripMessageResolver } from './graph/trip-message.resolver';

/** The subgraph of offers; touches no network and no store. */
export const buildOffersSubgraph = (): Subgraph =>
  buildSubgraph<OffersContext>({
    name: 'offers',
    resolvers: [
      AudienceReachResolver,
      CampaignsResolver,
      BudgetPaceResolver,
      ChallengeResultsResolver,
      CampaignCodesResolver,
      DryRunsResolver,
      EffectsResolver,
      ReceptionResolver,
      PicturesResolver,
      PlacementResolver,
      TripResolver,
      TripMessageResolver,
      MemberOffersResolver,
      ChallengesResolver,
      ReceiptResolver,
      ReceiptWhyNotResolver,
    ],
    commands: offersCommands,
    orphanedTypes: [ReceiptType, TripType],
  });
