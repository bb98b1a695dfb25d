import type { z } from 'zod';

/** What only a personal offer may ask of a member. */
const ofConsent = ['boughtCategory', 'notBoughtCategory', 'past', 'joinedWithinDays', 'day'];

/** What would fit where something does not, as far as the shape tells. */
export type Fits =
  | Readonly<{ fits: 'at-least' | 'at-most'; number: number; of: 'number' | 'items' | 'signs' }>
  | Readonly<{ fits: 'between'; min: number; max: number }>
  /** Something, where nothing is said. */
  | Readonly<{ fits: 'something' }>
  /** Nothing: another kind of benefit or audience knows it. */
  | Readonly<{ fits: 'nothing' }>
  | Readonly<{ fits: 'whole-number' | 'two-decimals' | 'prefix' | 'gtin' | 'clock' | 'id' | 'legible' }>;

/** The shape is broken; `fit` is absent where it cannot tell what would fit. */
export type Malformed = Readonly<{ rule: 'malformed'; fit?: Fits }>;

type Broken = Readonly<{ path: readonly string[] }> &
  (Malformed | Readonly<{ rule: 'employees-need-cards' | 'history-needs-consent' }>);

/** What forms of our own name their problems, for `malformed` to read. */
export const customProblem = { gtin: 'NotAGtin', decimals: 'TooManyDecimals', id: 'NotAnId' } as const;

/** Where a shape is broken first, and by which rule as far as the shape tells. A member it does not know is named by the issue itself, not by its path. */
export const malformed = ({ issues: [issue] }: z.ZodError, input: unknown): Broken => {
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const within = (issue?.path ?? []).map(String);
  const path = unknown === undefined ? within : [...within, unknown];
  const isAudience = path.length === 2 && path[0] === 'audience';
  if (isAudience && path[1] === 'employees') return { path, rule: 'employees-need-cards' };
  const isHistory = isAudience && unknown !== undefined && ofConsent.includes(unknown);
  if (isHistory) return { path, rule: 'history-needs-consent' };
  const fit = issue && fitOf(issue, path, input);
  return { path, rule: 'malformed', ...(fit ? { fit } : {}) };
};

/** What stands at a path of what somebody said. */
export const valueAt = (input: unknown, path: readonly string[]): unknown => {
  let value = input;
  for (const step of path)
    value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
  return value;
};

const fitOf = (issue: z.core.$ZodIssue, path: readonly string[], input: unknown): Fits | undefined => {
  if (issue.code === 'unrecognized_keys')
    return path[0] === 'benefit' || path[0] === 'audience' ? { fits: 'nothing' } : undefined;
  if (valueAt(input, path) === undefined) return { fits: 'something' };
  // Minutes are what the clock was read as: nobody wrote them.
  if (path.at(-1)?.endsWith('Minute')) return { fits: 'clock' };
  switch (issue.code) {
    case 'too_small':
      return { fits: 'at-least', number: Number(issue.minimum), of: measures[issue.origin] ?? 'number' };
    case 'too_big':
      return { fits: 'at-most', number: Number(issue.maximum), of: measures[issue.origin] ?? 'number' };
    case 'invalid_type':
      return issue.expected === 'int' ? { fits: 'whole-number' } : undefined;
    case 'custom':
      return fitOfCustom(issue.message, Number(issue.params?.max));
    default:
      return undefined;
  }
};

const measures: Readonly<Partial<Record<string, 'items' | 'signs'>>> = { array: 'items', string: 'signs' };

/** What a text or a form of our own says of itself (`customProblem`, `TextProblem`). */
const fitOfCustom = (problem: string, max: number): Fits | undefined => {
  switch (problem) {
    case 'Missing':
      return { fits: 'something' };
    case 'TooLong':
      return { fits: 'at-most', number: max, of: 'signs' };
    case 'IllegalText':
      return { fits: 'legible' };
    case customProblem.gtin:
      return { fits: 'gtin' };
    case customProblem.decimals:
      return { fits: 'two-decimals' };
    case customProblem.id:
      return { fits: 'id' };
    default:
      return undefined;
  }
};
