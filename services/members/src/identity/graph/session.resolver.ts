import { Allow } from '@rayon/subgraph';
import { Ctx, Query, Resolver } from 'type-graphql';
import type { IdentityContext } from './context';
import { SessionInfo } from './session.type';

@Resolver()
export class SessionResolver {
  @Allow('public')
  @Query(() => SessionInfo, { description: 'Who am I?' })
  async session(@Ctx() { request: { principal }, identity }: IdentityContext): Promise<SessionInfo> {
    const { kind } = principal;
    switch (principal.kind) {
      case 'member': {
        const { memberId: id } = principal;
        return { kind, id, name: await identity.memberName(id), storeIds: [] };
      }
      case 'device':
      case 'terminal': {
        const id = principal.kind === 'device' ? principal.deviceId : principal.terminalId;
        const device = await identity.devices.find(id);
        return { kind, id, name: device?.label, storeIds: [principal.storeId] };
      }
      case 'staff': {
        const staff = await identity.staff.find(principal.staffId);
        const { staffId: id, role, storeIds } = principal;
        return { kind, id, name: staff?.name, role, storeIds: [...storeIds] };
      }
      case 'brand': {
        const user = await identity.brandUsers.find(principal.brandUserId);
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
