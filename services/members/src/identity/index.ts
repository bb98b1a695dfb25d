/** The door of identity: what membership may use of it, and what the service opens. */
export { emailShape, passwordShape } from './commands/input-shapes';
export type { IdentityRejection } from './domain/rejection';
export type { IdentityContext } from './graph/context';
export { identityTextOf } from './graph/refusals';
export { retellSigningKeys } from './keys/keep-signing-keys';
export { signPresentation } from './keys/sign-presentation';

export { identityTables, openIdentity } from './open-identity';

export {
  findReader,
  inReadersTurn,
  noteReaderSeen,
  paceReader,
  type Reader,
} from './readers';
export { acceptPassword } from './sign-in/accept-password';
export { emailOf } from './sign-in/email-of';
export type { FirstAdministrator } from './sign-in/first-administrator';
export { holdersOfEmail } from './sign-in/holders-of-email';
export { receiveLogin } from './sign-in/receive-login';
export { revokedLately } from './sign-in/revoked-lately';
export { paceSignIn } from './sign-in/sign-in-pace';
export { staffNames } from './staff-names';
