/** Why a reader has to ask the plain queries again: the first lets the feed go on, the others end it. */
type RefetchReason = 'MISSED' | 'SLOW_READER' | 'NOT_YOURS' | 'UNAVAILABLE' | 'SIGN_IN_AGAIN' | 'RESTARTING';

/** The one item every feed has. */
export const refetchNeeded = (reason: RefetchReason) => ({ __typename: 'RefetchNeeded', reason }) as const;
