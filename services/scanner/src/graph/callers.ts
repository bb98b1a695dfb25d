import type { Principal } from '@rayon/auth';
import type { DeviceId, StaffId, StoreId, TerminalId } from '../domain/ids';
import { deviceId, staffId, storeId, terminalId } from '../domain/ids';

/** A handheld scanner or phone, enrolled in one store. */
export type DeviceCaller = Readonly<{ kind: 'device'; deviceId: DeviceId; storeId: StoreId }>;
/** A till, enrolled in one store. */
export type TerminalCaller = Readonly<{ kind: 'terminal'; terminalId: TerminalId; storeId: StoreId }>;
/** A person of the staff. */
type StaffCaller = Readonly<{ kind: 'staff'; staffId: StaffId }>;

/** The caller as the rules know machines and staff; undefined for everybody else. */
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
    case 'staff':
      return { kind: 'staff', staffId: staffId(principal.staffId) };
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
