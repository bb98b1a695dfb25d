/** What an enrolled machine is used as. */
export const deviceKinds = ['HANDHELD', 'TILL'] as const;

/** A handheld scanner or a till. */
export type DeviceKind = (typeof deviceKinds)[number];

/** The public half of the key pair made on the machine (JWK coordinates, EC P-256). */
export type DevicePublicKey = Readonly<{ x: string; y: string }>;

/** Whether a machine may sign in. */
export const deviceStatuses = ['ACTIVE', 'REVOKED'] as const;

/** A machine that proved once, with a code handed over in the store, that it belongs there. */
export type Device = DevicePublicKey &
  Readonly<{
    id: string;
    kind: DeviceKind;
    label: string;
    storeId: string;
    status: (typeof deviceStatuses)[number];
    enrolledAt: Date;
    /** When it last signed in or read a card, right within five minutes. */
    lastSeenAt?: Date;
    revokedAt?: Date;
  }>;

/** Who an enrolled machine is once it has signed in: a till acts as a terminal. */
export const devicePrincipal = ({ id, kind, storeId }: Pick<Device, 'id' | 'kind' | 'storeId'>) =>
  kind === 'TILL'
    ? { kind: 'terminal' as const, terminalId: id, storeId }
    : { kind: 'device' as const, deviceId: id, storeId };
