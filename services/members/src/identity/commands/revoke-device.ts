import { worksIn } from '@rayon/auth';
import { accepted, idShape, rejected } from '@rayon/kernel';
import { runOnce } from '@rayon/store';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import type { IdentityAsking } from '../graph/context';
import { Device, toDevice } from '../graph/device.type';
import { identityRefusals } from '../graph/refusals';

@ObjectType()
class DeviceRevoked {
  @Field(() => Device)
  device!: Device;
}

/** Takes a machine out for good: it cannot sign in or read a card any more. Saying it twice keeps the first time. */
export const revokeDevice = command({
  name: 'revokeDevice',
  allow: ['administrator'],
  input: z.object({ deviceId: idShape }),
  answer: DeviceRevoked,
  refusal: identityRefusals,
  run: (wanted, { commandId, actor, at, principal, context: { identity } }: IdentityAsking) =>
    runOnce(identity.database, { commandId, actor, input: wanted, at }, async ({ session }) => {
      const { deviceId: id } = wanted;
      const device = await identity.devices.find(id, { session });
      if (!device || !worksIn(principal, device.storeId))
        return rejected({ reason: 'DeviceNotFound' as const });
      const revoked = { status: 'REVOKED', revokedAt: at };
      await identity.devices.update({ id, status: 'ACTIVE' }, { set: revoked }, { session });
      return accepted(wanted);
    }),
  present: async ({ deviceId }, { context: { identity } }) => {
    const device = await identity.devices.find(deviceId);
    if (!device) throw new Error('a device vanished');
    return { device: toDevice(device) };
  },
});
