/** Every refusal of identity, with the facts its caller needs to do better. */
export type IdentityRejection =
  | { reason: 'BadInput'; field: string }
  | { reason: 'WeakPassword'; problem: PasswordProblem }
  /** Also an address that is taken: the answer does not say which. */
  | { reason: 'EmailUnusable' }
  /** Unknown account, wrong password, wrong signature, used challenge, revoked device: one answer. */
  | { reason: 'InvalidCredentials' }
  | { reason: 'TooManyAttempts'; retryAfterSeconds: number }
  | { reason: 'SessionEnded' }
  | { reason: 'NotYourStore' }
  | { reason: 'UnknownStore' }
  | { reason: 'UnknownBrand' }
  /** Unknown, used or expired: one answer. */
  | { reason: 'EnrolmentCodeUnusable' }
  | { reason: 'DeviceNotFound' }
  | { reason: 'DeviceRevoked' }
  | { reason: 'CommandIdReused' };

/** What is wrong with a proposed password. */
export type PasswordProblem = 'TooShort' | 'TooLong' | 'TooSimple' | 'ContainsEmail';
