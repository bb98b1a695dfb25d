import { perform } from '@rayon/client';
import { enrolMemberDocument } from '@rayon/client/operations/card';
import { createDeviceEnrolmentDocument } from '@rayon/client/operations/console';
import { defineBrandDocument } from '@rayon/client/operations/retailer';
import { newId } from '@rayon/kernel';
import type { TwoShops } from './two-shops';

/** Command ids that were used for something else. */
export type UsedCommands = Readonly<Record<'defineBrand' | 'createDeviceEnrolment' | 'enrolMember', string>>;

/** Uses commands up: of some mutations only that refuses a request in which every member is good. */
export const useCommandsUp = async ({ as, things, password }: TwoShops): Promise<UsedCommands> => {
  const used = { defineBrand: newId(), createDeviceEnrolment: newId(), enrolMember: newId() };
  await perform(as.administrator, defineBrandDocument, { commandId: used.defineBrand, name: 'Used Up' });
  await perform(as.administrator, createDeviceEnrolmentDocument, {
    commandId: used.createDeviceEnrolment,
    storeId: things.here.storeId,
    kind: 'TILL',
    label: 'used up',
  });
  // Under an address that has joined: nobody is made.
  await perform(as.anonymous, enrolMemberDocument, {
    commandId: used.enrolMember,
    email: things.here.email,
    password,
    firstName: 'Used Up',
    locale: 'fr',
  });
  return used;
};
