import { perform } from '@rayon/client';
import { createDeviceEnrolmentDocument } from '@rayon/client/operations/console';
import { defineBrandDocument } from '@rayon/client/operations/retailer';
import { newId } from '@rayon/kernel';
import type { TwoShops } from './two-shops';

/** Command ids that were used for something else. */
export type UsedCommands = Readonly<{ defineBrand: string; createDeviceEnrolment: string }>;

/** Uses commands up: of some mutations only that refuses a request in which every member is good. */
export const useCommandsUp = async ({ as, things }: TwoShops): Promise<UsedCommands> => {
  const used = { defineBrand: newId(), createDeviceEnrolment: newId() };
  await perform(as.administrator, defineBrandDocument, { commandId: used.defineBrand, name: 'Used Up' });
  await perform(as.administrator, createDeviceEnrolmentDocument, {
    commandId: used.createDeviceEnrolment,
    storeId: things.here.storeId,
    kind: 'TILL',
    label: 'used up',
  });
  return used;
};
