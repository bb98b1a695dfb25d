import type { Audience, CampaignContent } from './campaign-content';
import type { employeeRules } from './employment';

/** What a campaign asks of who works for the retailer; undefined: nothing. */
export const employeesAsked = (audience: Audience): (typeof employeeRules)[number] | undefined =>
  audience.kind === 'members' || audience.kind === 'personalised' ? audience.employees : undefined;

/** Whether a campaign is for somebody who does, or does not, work for the retailer. */
export const suitsEmployment = (audience: Audience, isEmployee: boolean): boolean => {
  const asked = employeesAsked(audience);
  return asked === undefined || isEmployee === (asked === 'only');
};

/** No brand learns who works for the retailer: what it wrote or pays of tells by whom it was given who does. */
export const problemOfEmployees = ({
  brandId,
  content: { audience, contribution },
}: Readonly<{ brandId?: string | undefined; content: CampaignContent }>):
  | 'employees-are-retailers'
  | undefined =>
  employeesAsked(audience) !== undefined && (brandId !== undefined || contribution !== undefined)
    ? 'employees-are-retailers'
    : undefined;
