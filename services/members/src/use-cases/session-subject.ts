import type { SessionHolder } from '../domain/session';
import type { SessionSubject } from './open-session';
import type { Ports } from './ports';

/** Reads who a session is for; `undefined` when they are no longer there. */
export const readSubject =
  ({ members, people }: Pick<Ports, 'members' | 'people'>) =>
  async (holder: SessionHolder, id: string): Promise<SessionSubject | undefined> => {
    switch (holder) {
      case 'member': {
        const member = await members.find(id);
        return member && { principal: { kind: 'member', memberId: id }, name: member.firstName };
      }
      case 'staff': {
        const staff = await people.findStaff(id);
        if (!staff) return undefined;
        const { role, name, storeIds } = staff;
        return { principal: { kind: 'staff', staffId: id, role, storeIds: [...storeIds] }, name };
      }
      case 'brand': {
        const user = await people.findBrandUser(id);
        return (
          user && { principal: { kind: 'brand', brandUserId: id, brandId: user.brandId }, name: user.name }
        );
      }
    }
  };
