const session = 'session { accessToken expiresAt kind name refreshToken refreshExpiresAt }';
const signIn = (how: string, name: string) => `mutation ${name}($input: SignInInput!) {
  ${how}(input: $input) { __typename
    ... on SignedIn { ${session} }
    ... on MembersRefusal { reason message } } }`;

/** Ways in for people, by the mutation that opens them. */
export const signInDocuments = {
  signInMember: signIn('signInMember', 'SignInMember'),
  signInStaff: signIn('signInStaff', 'SignInStaff'),
  signInBrand: signIn('signInBrand', 'SignInBrand'),
} as const;

export const enrolMemberDocument = `mutation EnrolMember($input: EnrolMemberInput!) {
  enrolMember(input: $input) { __typename
    ... on MemberEnrolled { ${session} }
    ... on MembersRefusal { reason message } } }`;

export const refreshSessionDocument = `mutation RefreshSession($input: RefreshSessionInput!) {
  refreshSession(input: $input) { __typename
    ... on SignedIn { ${session} }
    ... on MembersRefusal { reason message } } }`;

export const signOutDocument = `mutation SignOut($input: RefreshSessionInput!) {
  signOut(input: $input) { __typename
    ... on SignedOut { ended }
    ... on MembersRefusal { reason message } } }`;

export const enrolDeviceDocument = `mutation EnrolDevice($input: EnrolDeviceInput!) {
  enrolDevice(input: $input) { __typename
    ... on DeviceEnrolled { deviceId storeId label kind }
    ... on MembersRefusal { reason message } } }`;

export const deviceChallengeDocument = `mutation DeviceChallenge($input: DeviceChallengeInput!) {
  deviceChallenge(input: $input) { __typename
    ... on DeviceChallenge { challenge }
    ... on MembersRefusal { reason message } } }`;

export const signInDeviceDocument = `mutation SignInDevice($input: SignInDeviceInput!) {
  signInDevice(input: $input) { __typename
    ... on SignedIn { ${session} }
    ... on MembersRefusal { reason message } } }`;

export const storesDocument = 'query Stores { stores { id name } }';

/** Subscribed to at the live channel, beside the supergraph. */
export const tripFeedDocument = `subscription TripFeed($tripId: ID!, $afterMessage: Int) {
  tripFeed(tripId: $tripId, afterMessage: $afterMessage) { __typename
    ... on TripMessage { sequence messageId title body }
    ... on TripStatus { status }
    ... on TripPoints { points balance }
    ... on RefetchNeeded { reason } } }`;
