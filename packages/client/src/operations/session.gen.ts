// Generated from the operations beside it and the committed schema: change those and run the generate script.
import type { TypedDocument } from '../typed-document';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type DeviceChallengeInput = {
  deviceId: string;
};

export type DeviceKind =
  | 'HANDHELD'
  | 'TILL';

/** Public half of an EC P-256 key (JWK coordinates, base64url). */
export type DevicePublicKeyInput = {
  x: string;
  y: string;
};

export type EnrolDeviceInput = {
  commandId: string;
  code: string;
  publicKey: DevicePublicKeyInput;
};

export type MembersRefusalReason =
  | 'BAD_INPUT'
  | 'WEAK_PASSWORD'
  | 'EMAIL_UNUSABLE'
  | 'INVALID_CREDENTIALS'
  | 'TOO_MANY_ATTEMPTS'
  | 'SESSION_ENDED'
  | 'UNKNOWN_WORDING'
  | 'NOT_YOUR_STORE'
  | 'UNKNOWN_STORE'
  | 'UNKNOWN_BRAND'
  | 'ENROLMENT_CODE_UNUSABLE'
  | 'DEVICE_NOT_FOUND'
  | 'DEVICE_REVOKED'
  | 'CARD_NOT_RECOGNISED'
  | 'CARD_CODE_USED'
  | 'UNKNOWN_MEMBER'
  | 'COMMAND_ID_REUSED';

export type RefreshSessionInput = {
  refreshToken: string;
};

export type SignInDeviceInput = {
  deviceId: string;
  challenge: string;
  signature: string;
};

export type SignInInput = {
  email: string;
  password: string;
};

export type SessionFragment = { accessToken: string, refreshToken: string | null };

export type SignInMemberMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMemberMutation = { signInMember:
    | { __typename: 'SignedIn', session: { accessToken: string, refreshToken: string | null } }
    | { __typename: 'MembersRefusal', reason: MembersRefusalReason, message: string }
   };

export type SignInStaffMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInStaffMutation = { signInStaff:
    | { __typename: 'SignedIn', session: { accessToken: string, refreshToken: string | null } }
    | { __typename: 'MembersRefusal', reason: MembersRefusalReason, message: string }
   };

export type SignInBrandMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInBrandMutation = { signInBrand:
    | { __typename: 'SignedIn', session: { accessToken: string, refreshToken: string | null } }
    | { __typename: 'MembersRefusal', reason: MembersRefusalReason, message: string }
   };

export type RefreshSessionMutationVariables = Exact<{
  input: RefreshSessionInput;
}>;


export type RefreshSessionMutation = { refreshSession:
    | { __typename: 'SignedIn', session: { accessToken: string, refreshToken: string | null } }
    | { __typename: 'MembersRefusal', reason: MembersRefusalReason, message: string }
   };

export type SignOutMutationVariables = Exact<{
  input: RefreshSessionInput;
}>;


export type SignOutMutation = { signOut:
    | { __typename: 'SignedOut', ended: boolean }
    | { __typename: 'MembersRefusal', reason: MembersRefusalReason, message: string }
   };

export type EnrolDeviceMutationVariables = Exact<{
  input: EnrolDeviceInput;
}>;


export type EnrolDeviceMutation = { enrolDevice:
    | { __typename: 'DeviceEnrolled', deviceId: string, storeId: string, label: string, kind: DeviceKind }
    | { __typename: 'MembersRefusal', reason: MembersRefusalReason, message: string }
   };

export type DeviceChallengeMutationVariables = Exact<{
  input: DeviceChallengeInput;
}>;


export type DeviceChallengeMutation = { deviceChallenge:
    | { __typename: 'DeviceChallenge', challenge: string }
    | { __typename: 'MembersRefusal', reason: MembersRefusalReason, message: string }
   };

export type SignInDeviceMutationVariables = Exact<{
  input: SignInDeviceInput;
}>;


export type SignInDeviceMutation = { signInDevice:
    | { __typename: 'SignedIn', session: { accessToken: string, refreshToken: string | null } }
    | { __typename: 'MembersRefusal', reason: MembersRefusalReason, message: string }
   };

export type StoreQueryVariables = Exact<{
  id: string;
}>;


export type StoreQuery = { store: { name: string } | null };

export type StoresQueryVariables = Exact<{ [key: string]: never; }>;


export type StoresQuery = { stores: Array<{ id: string, name: string, currency: string, timeZone: string, region: string | null }> };

export const signInMemberDocument =
  "mutation SignInMember($input:SignInInput!){signInMember(input:$input){__typename ...on SignedIn{session{...Session}}...on MembersRefusal{reason message}}}fragment Session on Session{accessToken refreshToken}" as TypedDocument<SignInMemberMutation, SignInMemberMutationVariables>;

export const signInStaffDocument =
  "mutation SignInStaff($input:SignInInput!){signInStaff(input:$input){__typename ...on SignedIn{session{...Session}}...on MembersRefusal{reason message}}}fragment Session on Session{accessToken refreshToken}" as TypedDocument<SignInStaffMutation, SignInStaffMutationVariables>;

export const signInBrandDocument =
  "mutation SignInBrand($input:SignInInput!){signInBrand(input:$input){__typename ...on SignedIn{session{...Session}}...on MembersRefusal{reason message}}}fragment Session on Session{accessToken refreshToken}" as TypedDocument<SignInBrandMutation, SignInBrandMutationVariables>;

export const refreshSessionDocument =
  "mutation RefreshSession($input:RefreshSessionInput!){refreshSession(input:$input){__typename ...on SignedIn{session{...Session}}...on MembersRefusal{reason message}}}fragment Session on Session{accessToken refreshToken}" as TypedDocument<RefreshSessionMutation, RefreshSessionMutationVariables>;

export const signOutDocument =
  "mutation SignOut($input:RefreshSessionInput!){signOut(input:$input){__typename ...on SignedOut{ended}...on MembersRefusal{reason message}}}" as TypedDocument<SignOutMutation, SignOutMutationVariables>;

export const enrolDeviceDocument =
  "mutation EnrolDevice($input:EnrolDeviceInput!){enrolDevice(input:$input){__typename ...on DeviceEnrolled{deviceId storeId label kind}...on MembersRefusal{reason message}}}" as TypedDocument<EnrolDeviceMutation, EnrolDeviceMutationVariables>;

export const deviceChallengeDocument =
  "mutation DeviceChallenge($input:DeviceChallengeInput!){deviceChallenge(input:$input){__typename ...on DeviceChallenge{challenge}...on MembersRefusal{reason message}}}" as TypedDocument<DeviceChallengeMutation, DeviceChallengeMutationVariables>;

export const signInDeviceDocument =
  "mutation SignInDevice($input:SignInDeviceInput!){signInDevice(input:$input){__typename ...on SignedIn{session{...Session}}...on MembersRefusal{reason message}}}fragment Session on Session{accessToken refreshToken}" as TypedDocument<SignInDeviceMutation, SignInDeviceMutationVariables>;

export const storeDocument =
  "query Store($id:ID!){store(id:$id){name}}" as TypedDocument<StoreQuery, StoreQueryVariables>;

export const storesDocument =
  "query Stores{stores{id name currency timeZone region}}" as TypedDocument<StoresQuery, StoresQueryVariables>;
