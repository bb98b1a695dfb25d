import type { Principal } from '@rayon/auth';
import type { SessionHolder } from '../domain/session';
import type { Identity } from '../open-identity';

/** Who the session is for, read afresh each time, so that a changed role counts from the next renewal. */
export type SessionSubject = Readonly<{ principal: Principal; name: string }>;

/** Reads who a session is for; `undefined` when they are no longer there. */
export const readSubject = async (
  { memberName, staff, brandUsers }: Pick<Identity, 'memberName' | 'staff' | 'brandUsers'>,
  holder: SessionHolder,
  id: string,
): Promise<SessionSubject | undefined> => {
  switch (holder) {
    case 'member': {
      const name = await memberName(id);
      return name === undefined ? undefined : { principal: { kind: 'member', memberId: id }, name };
    }
    case 'staff': {
      const person = await staff.find(id);
      if (!person) return undefined;
      const { role, name, storeIds } = person;
      return { principal: { kind: 'staff', staffId: id, role, storeIds: [...storeIds] }, name };
    }
    case 'brand': {
      const user = await brandUsers.find(id);
      return (
        user && { principal: { kind: 'brand', brandUserId: id, brandId: user.brandId }, name: user.name }
      );
    }
  }
};
