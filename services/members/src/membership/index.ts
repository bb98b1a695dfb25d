/** The door of membership: what the service opens. */
export { retellMembers } from './events';
export type { MembershipContext } from './graph/context';
export { firstNameOf, membershipTables, openMembership } from './open-membership';
