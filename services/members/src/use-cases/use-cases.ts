import type { AccessTokens } from '@rayon/auth';
import { changePassword } from './change-password';
import { createBrandUser } from './create-brand-user';
import { createDeviceEnrolment } from './create-device-enrolment';
import { createStaff } from './create-staff';
import { enrolDevice } from './enrol-device';
import { enrolMember } from './enrol-member';
import type { Ports } from './ports';
import { presentCard, type SignPresentation } from './present-card';
import { readMembers } from './read-members';
import { renewSession, signOut } from './renew-session';
import { revokeDevice } from './revoke-device';
import { setConsent } from './set-consent';
import { signIn } from './sign-in';
import { type ChallengeTokens, challengeDevice, signInDevice } from './sign-in-device';

/** What the use cases need beside the store. */
export type Signing = Readonly<{
  tokens: AccessTokens;
  challengeTokens: ChallengeTokens;
  signPresentation: SignPresentation;
  /** GS1 company prefix of the card numbers. */
  companyPrefix: string;
}>;

/** Every use case with what it reaches the outside through. */
export const createUseCases = (ports: Ports & Signing) => ({
  enrolMember: enrolMember(ports),
  setConsent: setConsent(ports),
  presentCard: presentCard(ports),
  readMembers: readMembers(ports),
  signIn: signIn(ports),
  renewSession: renewSession(ports),
  signOut: signOut(ports),
  changePassword: changePassword(ports),
  createDeviceEnrolment: createDeviceEnrolment(ports),
  enrolDevice: enrolDevice(ports),
  challengeDevice: challengeDevice({ challenges: ports.challengeTokens, clock: ports.clock }),
  signInDevice: signInDevice(ports),
  revokeDevice: revokeDevice(ports),
  createStaff: createStaff(ports),
  createBrandUser: createBrandUser(ports),
});

/** The use cases of a running service. */
export type UseCases = ReturnType<typeof createUseCases>;
