import { gatewayClient } from '@rayon/client';
import { signInPerson } from '@rayon/client/shop';
import type { Demo } from '@rayon/gateway';
import { z } from 'zod';
import { administrator, brands, demonstrationPassword, members, staff, stores } from './people';
import { sampleCodes } from './samples';
import { enrolmentCode } from './seed';
import type { DemonstrationState } from './state';

const enrolmentRequest = z.strictObject({ storeId: z.uuid(), kind: z.enum(['HANDHELD', 'TILL']) });

/** What the gateway shows a visitor of the demonstration: the sign-ins, and codes that enrol this browser. */
export const demonstrationHook = (
  url: string,
  state: () => DemonstrationState,
  credentials: Readonly<{ email: string; password: string }> = administrator,
): Demo => ({
  describe: async () => ({
    password: demonstrationPassword,
    members: members.map(({ email, firstName }) => ({ email, name: firstName })),
    staff: [
      // Only an administrator who has the password of all is signed in with one click.
      ...(credentials.password === demonstrationPassword
        ? [{ email: credentials.email, name: 'Adèle Admin', role: 'ADMINISTRATOR' }]
        : []),
      ...staff,
    ].map(({ email, name, role }) => ({
      email,
      name,
      role,
    })),
    brands: brands.map(({ email, name }) => ({ email, name })),
    samples: sampleCodes(),
    stores: stores.map(({ reference, name }) => ({ id: state().storeIds[reference] ?? '', name })),
  }),
  enrolmentCode: async (request) => {
    const parsed = enrolmentRequest.safeParse(request);
    // The status is what the gateway answers.
    if (!parsed.success) throw Object.assign(new Error('not a store and a kind'), { statusCode: 400 });
    const { storeId, kind } = parsed.data;
    if (!Object.values(state().storeIds).includes(storeId))
      throw Object.assign(new Error('not a store of the demonstration'), { statusCode: 400 });
    const admin = await signInPerson(gatewayClient(url), 'signInStaff', credentials);
    const code = await enrolmentCode(admin, {
      storeId,
      kind,
      label: kind === 'TILL' ? 'Caisse du navigateur' : 'Scanner du navigateur',
    });
    return { code };
  },
});
