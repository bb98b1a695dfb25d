import type { Principal } from '@rayon/auth';
import { deviceId, staffId, storeId, terminalId } from '../../domain/ids';
import type { DeviceCaller, StaffCaller, TerminalCaller } from '../../use-cases/ports';

/** The caller as the use cases know machines and staff; undefined for everybody else. */
const callerOf = (principal: Principal): DeviceCaller | TerminalCaller | StaffCaller | undefined => {
  switch (principal.kind) {
    case 'device':
      return { kind: 'device', deviceId: deviceId(principal.deviceId), storeId: storeId(principal.storeId) };
    case 'terminal':
      return {
        kind: 'terminal',
        terminalId: terminalId(principal.terminalId),
        storeId: storeId(principal.storeId),
      };
    case 'staff': {
      const { role, storeIds } = principal;
      return { kind: 'staff', staffId: staffId(principal.staffId), role, storeIds };
    }
    default:
      return undefined;
  }
};

type Caller = NonNullable<ReturnType<typeof callerOf>>;

/** The caller as one of the named kinds; the rules of the mutation let nobody else this far. */
export const callerAs = <Kind extends Caller['kind']>(
  principal: Principal,
  ...kinds: readonly Kind[]
): Extract<Caller, { kind: Kind }> => {
  const caller = callerOf(principal);
  if (!caller || !kinds.some((kind) => kind === caller.kind))
    throw new Error(`a ${principal.kind} passed a rule for ${kinds.join(', ')}`);
  return caller as Extract<Caller, { kind: Kind }>;
};
