import { addressOf } from '../../parts/use-address';
import type { Section } from './who';

const screen = '/console';

/** The tab that the address opens, among those somebody has: the named one, else the first. */
export const sectionIn = (
  said: (name: string) => string | undefined,
  sections: readonly Section[],
): Section | undefined => {
  const asked = said('campaign') === undefined ? said('tab') : 'campaigns';
  return sections.find((section) => section === asked) ?? sections[0];
};

/** The address of all campaigns. */
export const campaignsPath = addressOf(screen, { tab: 'campaigns' });

/** The address of one campaign's page. */
export const campaignPath = (campaign: string): string => addressOf(screen, { campaign });
