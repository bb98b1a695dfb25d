import { accepted, proportion, type Result, rejected } from '@rayon/kernel';
import { z } from 'zod';
import { type Audience, isForMembers } from './campaign-content';
import {
  audienceShape,
  type ContentProblem,
  contradicts,
  problemOfSlices,
  slicesShape,
} from './content-rules';
import { employeesAsked } from './employee-audience';
import { malformed } from './malformed';

/** Whom it would be for, and how an experiment would share them out. */
export type ReachAsked = Readonly<{ audience: Audience; slices?: z.infer<typeof slicesShape> | undefined }>;

/** Members an audience has, those it is counted among (all, or those who consent), and how many would be on each side. */
type Reach = Readonly<{ members: number; among: number; offered?: number; control?: number }>;

const askedShape = z.strictObject({ audience: audienceShape, slices: slicesShape.optional() });

/** Checks an audience and shares as somebody typed them, by the rules of a campaign; the problem is named by its field. */
export const checkReach = ({
  isOfBrand = false,
  ...input
}: Readonly<{ audience: unknown; slices?: unknown; isOfBrand?: boolean }>): Result<
  ReachAsked,
  ContentProblem
> => {
  const shaped = askedShape.safeParse(input);
  if (!shaped.success) {
    const { path, ...broken } = malformed(shaped.error, input);
    return rejected({ field: path.at(-1) ?? 'kind', ...broken });
  }
  const { audience, slices } = shaped.data;
  if (isOfBrand && employeesAsked(audience) !== undefined)
    return rejected({ field: 'employees', rule: 'employees-are-retailers' });
  if (contradicts(audience)) return rejected({ field: 'notBoughtCategory', rule: 'history-contradicts' });
  if (slices === undefined) return accepted(shaped.data);
  if (!isForMembers(audience)) return rejected({ field: 'kind', rule: 'experiment-needs-members' });
  const problem = problemOfSlices(slices);
  return problem ? rejected(problem) : accepted(shaped.data);
};

/** How members would be shared out: each side has its share of any audience, as members are dealt by their ids alone. */
export const sharedOut = (
  { members, among }: Readonly<{ members: number; among: number }>,
  slices: ReachAsked['slices'],
): Reach => {
  if (slices === undefined) return { members, among };
  const { controlPercent, fromPercent, toPercent } = slices;
  return {
    members,
    among,
    offered: proportion(members, toPercent - fromPercent, 100),
    control: proportion(members, controlPercent, 100),
  };
};
