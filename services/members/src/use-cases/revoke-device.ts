import { accepted, idShape, type Result, readInput, rejected } from '@rayon/kernel';
import { z } from 'zod';
import type { MembersRejection } from '../domain/rejection';
import type { Caller } from './caller';
import type { Ports } from './ports';

const shape = z.strictObject({ commandId: idShape, deviceId: idShape });

/** Takes a machine out for good: it cannot sign in or read a card any more. Saying it twice changes nothing. */
export const revokeDevice =
  ({ run, devices, clock }: Ports) =>
  async (caller: Caller, raw: unknown): Promise<Result<{ deviceId: string }, MembersRejection>> => {
    const input = readInput(shape, raw);
    if (!input.ok) return input;
    const { commandId, deviceId } = input.value;
    const at = clock();
    return run(
      { commandId, name: 'revokeDevice', actor: caller.actor, input: { deviceId }, at },
      async (transaction) =>
        (await devices.revoke(transaction, deviceId, at))
          ? accepted({ answer: { deviceId } })
          : rejected({ reason: 'DeviceNotFound' as const }),
    );
  };
