import { Allow } from '@rayon/subgraph';
import { Ctx, Query, Resolver } from 'type-graphql';
import type { MembersContext } from './context';
import { SessionInfo } from './session.type';

@Resolver()
export class SessionResolver {
  @Allow('public')
  @Query(() => SessionInfo, { description: 'Who am I?' })
  async session(@Ctx() { request: { principal }, reads }: MembersContext): Promise<SessionInfo> {
    const { kind } = principal;
    switch (principal.kind) {
      case 'member': {
        const member = await reads.members.find(principal.memberId);
        return { kind, id: principal.memberId, name: member?.firstName, storeIds: [] };
      }
      case 'device':
      case 'terminal': {
        const id = principal.kind === 'device' ? principal.deviceId : principal.terminalId;
        const device = await reads.devices.find(id);
        return { kind, id, name: device?.label, storeIds: [principal.storeId] };
      }
      case 'staff': {
        const staff = await reads.people.findStaff(principal.staffId);
        const { staffId: id, role, storeIds } = principal;
        return { kind, id, name: staff?.name, role, storeIds: [...storeIds] };
      }
      case 'brand': {
        const user = await reads.people.findBrandUser(principal.brandUserId);
        return {
          kind,
          id: principal.brandUserId,
          name: user?.name,
          storeIds: [],
          brandId: principal.brandId,
        };
      }
      case 'anonymous':
      case 'service':
        return { kind, storeIds: [] };
    }
  }
}
