export { type MembersConfig, membersConfig } from './config';
export { buildMembersSubgraph } from './schema';
export { createMembersService, type MembersDeps } from './service';
