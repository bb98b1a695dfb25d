import type { GatewayClient } from '@rayon/client';
import { signInPerson } from '@rayon/client/shop';
import { administrator, brands, demonstrationPassword, members, staff } from './people';

/** E-mail addresses of the demonstration that a visitor can sign in with. */
export type DemonstrationSignIns = Readonly<{ members: string[]; staff: string[]; brands: string[] }>;

/** Tries every sign-in of the demonstration: whose password was changed since is not among them. */
export const workingSignIns = async (gateway: GatewayClient): Promise<DemonstrationSignIns> => {
  const working = async (way: Parameters<typeof signInPerson>[1], people: readonly { email: string }[]) => {
    const works = await Promise.all(
      people.map(({ email }) =>
        signInPerson(gateway, way, { email, password: demonstrationPassword }).then(
          () => true,
          () => false,
        ),
      ),
    );
    return people.filter((_, index) => works[index]).map(({ email }) => email);
  };
  return {
    members: await working('signInMember', members),
    staff: await working('signInStaff', [administrator, ...staff]),
    brands: await working('signInBrand', brands),
  };
};
