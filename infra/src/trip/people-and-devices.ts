import type { GatewayClient } from '@rayon/client';
import { joinAsMember, signInDevice, signInPerson } from '@rayon/client/shop';
import { newId } from '@rayon/kernel';
import { type DemonstrationState, demonstrationPassword } from '../demo';
import { must } from './narrator';

/** Everybody who takes part in a played trip, each signed in for real. */
export type Cast = Readonly<{
  member: GatewayClient;
  handheld: GatewayClient;
  till: GatewayClient;
  otherTill: GatewayClient;
  associate: GatewayClient;
}>;

/** A member who enrols on the spot and agrees to personalised offers. */
export const enrolShopper = (gateway: GatewayClient): Promise<GatewayClient> =>
  joinAsMember(gateway, {
    email: `shopper-${newId()}@rayon.example`,
    password: `walk-in-${newId()}`,
    firstName: 'Alix',
    locale: 'en',
    consents: [{ purpose: 'personalised-offers', granted: true }],
  });

/** Signs in the demonstration's handheld and till of Nantes, the till of Lyon, and the associate of Nantes. */
export const assembleCast = async (
  gateway: GatewayClient,
  state: DemonstrationState,
): Promise<Omit<Cast, 'member'>> => {
  const identity = (name: string) => {
    const found = state.devices[name];
    must(found, `the demonstration has no device ${name}; start Rayon without --no-demo first`);
    return found;
  };
  return {
    handheld: await signInDevice(gateway, identity('nantes-handheld')),
    till: await signInDevice(gateway, identity('nantes-till')),
    otherTill: await signInDevice(gateway, identity('lyon-till')),
    associate: await signInPerson(gateway, 'signInStaff', {
      email: 'nantes@rayon.example',
      password: demonstrationPassword,
    }),
  };
};
