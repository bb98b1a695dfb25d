import type { DeviceId, StaffId, StoreId, TerminalId } from '../domain/ids';

/** A handheld scanner or phone, enrolled in one store. */
export type DeviceCaller = Readonly<{ kind: 'device'; deviceId: DeviceId; storeId: StoreId }>;
/** A till, enrolled in one store. */
export type TerminalCaller = Readonly<{ kind: 'terminal'; terminalId: TerminalId; storeId: StoreId }>;
/** A person of the staff. */
export type StaffCaller = Readonly<{
  kind: 'staff';
  staffId: StaffId;
  role: 'associate' | 'marketer' | 'administrator';
  storeIds: readonly string[];
}>;
