import type { z } from 'zod';

/** What only a personal offer may ask of a member. */
const ofConsent = ['boughtCategory', 'notBoughtCategory', 'past', 'joinedWithinDays', 'day'];

type ShapeRule = 'malformed' | 'employees-need-cards' | 'history-needs-consent';

/** Where a shape is broken first, and by which rule as far as the shape tells. A member it does not know is named by the issue itself, not by its path. */
export const malformed = ({
  issues: [issue],
}: z.ZodError): Readonly<{ path: readonly string[]; rule: ShapeRule }> => {
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const within = (issue?.path ?? []).map(String);
  const path = unknown === undefined ? within : [...within, unknown];
  const isAudience = path.length === 2 && path[0] === 'audience';
  if (isAudience && path[1] === 'employees') return { path, rule: 'employees-need-cards' };
  const isHistory = isAudience && unknown !== undefined && ofConsent.includes(unknown);
  return { path, rule: isHistory ? 'history-needs-consent' : 'malformed' };
};
