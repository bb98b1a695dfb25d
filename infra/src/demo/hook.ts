import type { DemonstrationHook } from '@rayon/gateway';
import { gatewayClient, signInPerson } from '../client';
import { administrator, brands, demonstrationPassword, members, staff, stores } from './people';
import { sampleCodes } from './samples';
import { enrolmentCode } from './seed';
import type { DemonstrationState } from './state';

/** What the gateway shows a visitor of the demonstration: the sign-ins, and codes that enrol this browser. */
export const demonstrationHook = (url: string, state: () => DemonstrationState): DemonstrationHook => ({
  describe: () => ({
    password: demonstrationPassword,
    members: members.map(({ email, firstName }) => ({ email, name: firstName })),
    staff: [{ ...administrator, name: 'Administrator', role: 'ADMINISTRATOR' }, ...staff].map(
      ({ email, name, role }) => ({
        email,
        name,
        role,
      }),
    ),
    brands: brands.map(({ email, name }) => ({ email, name })),
    samples: sampleCodes(),
    stores: stores.map(({ reference, name }) => ({ id: state().storeIds[reference] ?? '', name })),
  }),
  enrolmentCode: async ({ storeId, kind }) => {
    const admin = await signInPerson(gatewayClient(url), 'signInStaff', administrator);
    return enrolmentCode(admin, {
      storeId,
      kind,
      label: kind === 'TILL' ? 'Browser till' : 'Browser handheld',
    });
  },
});
