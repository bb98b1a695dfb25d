/** What one client operation may hold. The numbers are the second wall; registered operations are the first. */
export const operationLimits = {
  bodyBytesMax: 100 * 1024,
  tokensMax: 1_000,
  depthMax: 12,
  aliasesMax: 15,
  rootFieldsMax: 5,
  sensitiveRootFieldsMax: 1,
  /** Fields, spreads and inline fragments after every fragment is written out. */
  selectionsMax: 2_000,
} as const;

/** Mutations that take or give a secret: sign-in, codes, cards, enrolment, tills. One of them per request. */
export const isSensitiveMutation = (field: string): boolean =>
  /^(sign|enrol|refresh|reset|change|verify|device|present|attach|open|claim|confirm|redeem|burn)/.test(
    field,
  );

/**
 * Mutations by which a secret can be guessed, or that let a stranger cost us a password's hashing; they are counted
 * against the caller's address.
 */
export const isGuess = (field: string): boolean =>
  /^(signIn(?!Device)|enrol|changePassword|reset|verify)/.test(field);
