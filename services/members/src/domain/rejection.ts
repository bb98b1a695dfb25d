/** Every refusal of this service, with the facts its caller needs to do better. */
export type MembersRejection =
  | { reason: 'BadInput'; field: string }
  | { reason: 'WeakPassword'; problem: PasswordProblem }
  /** Also an address that is taken: the answer does not say which. */
  | { reason: 'EmailUnusable' }
  /** Unknown account, wrong password, wrong signature, used challenge, revoked device: one answer. */
  | { reason: 'InvalidCredentials' }
  | { reason: 'TooManyAttempts'; retryAfterSeconds: number }
  | { reason: 'SessionEnded' }
  | { reason: 'UnknownWording'; purpose: string }
  | { reason: 'UnknownStore' }
  | { reason: 'UnknownBrand' }
  /** Unknown, used or expired: one answer. */
  | { reason: 'EnrolmentCodeUnusable' }
  | { reason: 'DeviceNotFound' }
  | { reason: 'DeviceRevoked' }
  /** Unknown, blocked, wrong or late code: one answer. */
  | { reason: 'CardNotRecognised' }
  | { reason: 'CardCodeUsed' }
  | { reason: 'CommandIdReused' };

/** What is wrong with a proposed password. */
export type PasswordProblem = 'TooShort' | 'TooLong' | 'TooSimple' | 'ContainsEmail';
