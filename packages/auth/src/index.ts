export * from './access-tokens';
export * from './card-presentations';
export * from './hop-tokens';
export * from './keys';
export * from './password-strength';
export * from './passwords';
export * from './principal';
export * from './revoked';
export * from './signing-keys';
export {
  claimedKid,
  createTokens,
  type InvalidToken,
  type Tokens,
  tokenLimits,
  type Verified,
} from './tokens';
