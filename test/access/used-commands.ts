import { perform } from '@rayon/infra';
import { newId } from '@rayon/kernel';
import type { TwoShops } from './two-shops';

/** Command ids that were used for something else. */
export type UsedCommands = Readonly<{ defineBrand: string; createDeviceEnrolment: string }>;

/** Uses commands up: of some mutations only that refuses a request in which every member is good. */
export const useCommandsUp = async ({ as, things }: TwoShops): Promise<UsedCommands> => {
  const used = { defineBrand: newId(), createDeviceEnrolment: newId() };
  await perform(as.administrator, {
    mutation: 'defineBrand',
    success: 'BrandDefined',
    refusal: 'CatalogRefusal',
    select: 'brand { id }',
    input: { commandId: used.defineBrand, name: 'Used Up' },
  });
  await perform(as.administrator, {
    mutation: 'createDeviceEnrolment',
    success: 'DeviceEnrolmentCreated',
    refusal: 'MembersRefusal',
    select: 'expiresAt',
    input: {
      commandId: used.createDeviceEnrolment,
      storeId: things.here.storeId,
      kind: 'TILL',
      label: 'used up',
    },
  });
  return used;
};
