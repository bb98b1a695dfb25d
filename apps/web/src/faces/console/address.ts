import { pages } from '../../pages';
import { addressOf } from '../../parts/use-address';
import type { CheckedStep } from './campaign';
import type { Section } from './who';

/** What stands in the address in place of a campaign's id while a new one is written. */
export const newCampaign = 'new';

/** The tab that the address opens, among those somebody has: the named one, else the first. */
export const sectionIn = (
  said: (name: string) => string | undefined,
  sections: readonly Section[],
): Section | undefined => {
  const asked = said('campaign') === undefined ? said('tab') : 'campaigns';
  return sections.find((section) => section === asked) ?? sections[0];
};

/** The address of all campaigns. */
export const campaignsPath = addressOf(pages.console, { tab: 'campaigns' });

/** The address of the calendar of all campaigns, in this month. */
export const calendarPath = addressOf(pages.console, { tab: 'campaigns', view: 'calendar' });

/** The address where what campaigns change is compared. */
export const effectsPath = addressOf(pages.console, { tab: 'campaigns', view: 'effects' });

/** The address of one campaign's page, or where a step of it is confirmed. */
export const campaignPath = (campaign: string, step?: CheckedStep): string =>
  addressOf(pages.console, { campaign, step });

/** The address where a campaign is changed. */
export const changePath = (campaign: string): string => addressOf(pages.console, { campaign, change: 'yes' });

/** The address where a new campaign is written, which may begin as another one. */
export const newCampaignPath = (like?: string): string =>
  addressOf(pages.console, { campaign: newCampaign, like });
