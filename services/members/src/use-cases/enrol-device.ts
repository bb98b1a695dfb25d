import { createPublicKey } from 'node:crypto';
import { accepted, idShape, newId, type Result, readInput, rejected } from '@rayon/kernel';
import { z } from 'zod';
import type { Device, DeviceKind } from '../domain/device';
import { readEnrolmentCode } from '../domain/enrolment-code';
import type { MembersRejection } from '../domain/rejection';
import type { Caller } from './caller';
import type { Ports } from './ports';
import { paceSignIn } from './sign-in-pace';

const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

const isOnCurve = ({ x, y }: { x: string; y: string }): boolean => {
  try {
    createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
};

const shape = z.strictObject({
  commandId: idShape,
  code: z.string().min(1).max(40),
  publicKey: z.strictObject({ x: coordinate, y: coordinate }).refine(isOnCurve),
});

/** What a machine is told about itself. */
export type EnrolledDevice = Readonly<{ deviceId: string; storeId: string; kind: DeviceKind; label: string }>;

/**
 * Takes a machine in with a code handed over in the store and the public half of the key pair made on it.
 * The private half never travels. Unknown, used and expired codes are one answer.
 */
export const enrolDevice =
  (ports: Ports) =>
  async (caller: Caller, raw: unknown): Promise<Result<EnrolledDevice, MembersRejection>> => {
    const input = readInput(shape, raw);
    if (!input.ok) return input;
    const { commandId, publicKey } = input.value;
    const code = readEnrolmentCode(input.value.code);
    if (code === undefined) return rejected({ reason: 'BadInput', field: 'code' });

    const attempt = await paceSignIn(ports)({ origin: caller.origin });
    if (!attempt.ok) return attempt;
    const at = ports.clock();
    const codeFingerprint = ports.box.fingerprint(`enrolment-code:${code}`);
    const enrolled = await ports.run(
      { commandId, name: 'enrolDevice', actor: caller.actor, input: { codeFingerprint, publicKey }, at },
      async (transaction) => {
        const deviceId = newId();
        const enrolment = await ports.enrolments.use(transaction, codeFingerprint, { deviceId, at });
        if (!enrolment) return rejected({ reason: 'EnrolmentCodeUnusable' as const });
        const { storeId, kind, label } = enrolment;
        const device: Device = {
          id: deviceId,
          storeId,
          kind,
          label,
          publicKey,
          status: 'ACTIVE',
          enrolledAt: at,
        };
        await ports.devices.insert(transaction, device);
        return accepted({ answer: { deviceId, storeId, kind, label } });
      },
    );
    if (enrolled.ok) await attempt.value.succeeded();
    return enrolled;
  };
