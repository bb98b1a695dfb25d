import { idShape } from '@rayon/kernel';
import { command } from '@rayon/subgraph';
import { Field, ObjectType } from 'type-graphql';
import { z } from 'zod';
import type { MembersAsking } from '../adapters/graphql/context';
import { Device, toDevice } from '../adapters/graphql/device.type';
import { membersRefusals } from '../adapters/graphql/refusal.type';

@ObjectType()
class DeviceRevoked {
  @Field(() => Device)
  device!: Device;
}

export const revokeDevice = command({
  name: 'revokeDevice',
  allow: ['administrator'],
  input: z.object({ deviceId: idShape }),
  answer: DeviceRevoked,
  refusal: membersRefusals,
  run: (input, { context, commandId }: MembersAsking) =>
    context.useCases.revokeDevice(context.caller, { commandId, ...input }),
  present: async ({ deviceId }, { context: { reads } }) => {
    const device = await reads.devices.find(deviceId);
    if (!device) throw new Error('a device vanished');
    return { device: toDevice(device) };
  },
});
