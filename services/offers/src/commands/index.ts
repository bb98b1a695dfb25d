import { activateOffer } from './activate-offer';
import { chooseChallenge } from './choose-challenge';
import { draftCampaign } from './draft-campaign';
import { generateCodes } from './generate-codes';
import { giveUpChallenge } from './give-up-challenge';
import { importCodes } from './import-codes';
import { recordImpressions } from './record-impressions';
import { returnCampaign } from './return-campaign';
import { reviseCampaign } from './revise-campaign';
import { setDeclined } from './set-declined';
import { setQuiet } from './set-quiet';
import { startDryRun } from './start-dry-run';
import { approveCampaign, endCampaign, launchCampaign, pauseCampaign, submitCampaign } from './step-campaign';
import { uploadPicture } from './upload-picture';

/** What can be asked of campaigns, in the order of the graph. */
export const offersCommands = [
  draftCampaign,
  reviseCampaign,
  submitCampaign,
  approveCampaign,
  returnCampaign,
  launchCampaign,
  pauseCampaign,
  endCampaign,
  uploadPicture,
  generateCodes,
  importCodes,
  startDryRun,
  setDeclined,
  activateOffer,
  setQuiet,
  chooseChallenge,
  giveUpChallenge,
  recordImpressions,
];
