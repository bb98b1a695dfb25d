import { changePassword } from './change-password';
import { createBrandUser } from './create-brand-user';
import { createDeviceEnrolment } from './create-device-enrolment';
import { createStaff } from './create-staff';
import { deviceChallenge } from './device-challenge';
import { enrolDevice } from './enrol-device';
import { refreshSession } from './refresh-session';
import { revokeDevice } from './revoke-device';
import { signInBrand, signInMember, signInStaff } from './sign-in';
import { signInDevice } from './sign-in-device';
import { signOut } from './sign-out';

/** What can be asked of identity to change about machines. */
export const deviceCommands = [
  createDeviceEnrolment,
  enrolDevice,
  deviceChallenge,
  signInDevice,
  revokeDevice,
];

/** What can be asked of identity to change about people: their sessions and their logins. */
export const sessionCommands = [
  signInMember,
  signInStaff,
  signInBrand,
  refreshSession,
  signOut,
  changePassword,
  createStaff,
  createBrandUser,
];
