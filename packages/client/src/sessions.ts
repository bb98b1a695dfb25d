import type { GatewayClient } from './gateway-client';
import { GatewayProblem } from './gateway-problem';
import {
  refreshSessionDocument,
  type SessionFragment,
  signInBrandDocument,
  signInMemberDocument,
  signInStaffDocument,
  signOutDocument,
} from './operations/session.gen';
import { attempt, isRefusal, type Refusal } from './refusal';

/** Somebody signed in; people's sessions are renewed with the refresh token, devices sign in again. */
export type Session = SessionFragment;

type Asking = Pick<GatewayClient, 'ask'>;
type Credentials = Readonly<{ email: string; password: string }>;

/** Ways in for people. */
export const signInWays = {
  signInMember: signInMemberDocument,
  signInStaff: signInStaffDocument,
  signInBrand: signInBrandDocument,
} as const;

/** One of the ways in. */
export type SignInWay = keyof typeof signInWays;

/** Signs a person in; gives the session or the refusal. */
export const openSession = async (
  client: Asking,
  way: SignInWay,
  { email, password }: Credentials,
): Promise<Session | Refusal> => {
  const answer = await attempt(client, signInWays[way], { email, password });
  return isRefusal(answer) ? answer : answer.session;
};

/** The session after the one of this refresh token, which counts once; throws UNAUTHENTICATED when it has ended. */
export const refreshSession = async (client: Asking, refreshToken: string): Promise<Session> => {
  const answer = await attempt(client, refreshSessionDocument, { refreshToken });
  if (isRefusal(answer)) throw new GatewayProblem('UNAUTHENTICATED');
  return answer.session;
};

/** Ends a session at the gateway, when it can be reached. */
export const endSession = async (client: Asking, refreshToken: string): Promise<void> => {
  await client.ask(signOutDocument, { input: { refreshToken } }).catch(() => undefined);
};
