import type { Member } from './member';

/** An act of an administrator: who marked whom, or took that back, and when. */
export type EmploymentRecord = Readonly<{
  memberId: string;
  employed: boolean;
  staffId: string;
  at: Date;
}>;

/** The member after an act; nothing where that changes nothing, so that the first mark stands with its time and hand. */
export const afterEmployment = (
  { employment, ...member }: Member,
  { employed, staffId, at }: EmploymentRecord,
): Member | undefined => {
  if (employed === (employment !== undefined)) return undefined;
  return employed ? { ...member, employment: { since: at, markedBy: staffId } } : member;
};
