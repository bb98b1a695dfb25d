import { changePassword } from './change-password';
import { createBrandUser } from './create-brand-user';
import { createDeviceEnrolment } from './create-device-enrolment';
import { createStaff } from './create-staff';
import { deviceChallenge } from './device-challenge';
import { enrolDevice } from './enrol-device';
import { enrolMember } from './enrol-member';
import { presentCard } from './present-card';
import { refreshSession } from './refresh-session';
import { revokeDevice } from './revoke-device';
import { setConsent } from './set-consent';
import { signInBrand, signInMember, signInStaff } from './sign-in';
import { signInDevice } from './sign-in-device';
import { signOut } from './sign-out';

/** What can be asked of this service to change, in the order of the graph: devices, members, sessions, staff. */
export const membersCommands = [
  createDeviceEnrolment,
  enrolDevice,
  deviceChallenge,
  signInDevice,
  revokeDevice,
  enrolMember,
  setConsent,
  presentCard,
  signInMember,
  signInStaff,
  signInBrand,
  refreshSession,
  signOut,
  changePassword,
  createStaff,
  createBrandUser,
];
