import { Allow } from '@rayon/subgraph';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { SessionHolder } from '../../domain/session';
import type { MembersContext } from './context';
import { answer } from './outcome';
import {
  ChangePasswordInput,
  ChangePasswordResult,
  PasswordChanged,
  RefreshSessionInput,
  RefreshSessionResult,
  SessionInfo,
  SignedIn,
  SignedOut,
  SignInBrandResult,
  SignInInput,
  SignInMemberResult,
  SignInStaffResult,
  SignOutResult,
  toSession,
} from './session.type';

const signIn = async (holder: SessionHolder, input: SignInInput, context: MembersContext) =>
  answer(
    SignedIn,
    await context.useCases.signIn(holder, context.caller, { ...input }),
    (session) => ({ session: toSession(session) }),
    context,
  );

/** Whose password it is: never named by the request, only by the token. */
const holderOf = ({ request }: MembersContext): { holder: SessionHolder; subjectId: string } => {
  const { principal } = request;
  switch (principal.kind) {
    case 'member':
      return { holder: 'member', subjectId: principal.memberId };
    case 'staff':
      return { holder: 'staff', subjectId: principal.staffId };
    case 'brand':
      return { holder: 'brand', subjectId: principal.brandUserId };
    default:
      throw new Error(`a ${principal.kind} has no password`);
  }
};

@Resolver()
export class SessionResolver {
  @Allow('public')
  @Mutation(() => SignInMemberResult)
  signInMember(@Arg('input', () => SignInInput) input: SignInInput, @Ctx() context: MembersContext) {
    return signIn('member', input, context);
  }

  @Allow('public')
  @Mutation(() => SignInStaffResult)
  signInStaff(@Arg('input', () => SignInInput) input: SignInInput, @Ctx() context: MembersContext) {
    return signIn('staff', input, context);
  }

  @Allow('public')
  @Mutation(() => SignInBrandResult)
  signInBrand(@Arg('input', () => SignInInput) input: SignInInput, @Ctx() context: MembersContext) {
    return signIn('brand', input, context);
  }

  @Allow('public')
  @Mutation(() => RefreshSessionResult)
  async refreshSession(
    @Arg('input', () => RefreshSessionInput) input: RefreshSessionInput,
    @Ctx() context: MembersContext,
  ) {
    const renewed = await context.useCases.renewSession({ ...input });
    return answer(SignedIn, renewed, (session) => ({ session: toSession(session) }), context);
  }

  @Allow('public')
  @Mutation(() => SignOutResult)
  async signOut(
    @Arg('input', () => RefreshSessionInput) input: RefreshSessionInput,
    @Ctx() context: MembersContext,
  ) {
    return answer(SignedOut, await context.useCases.signOut({ ...input }), (ended) => ({ ended }), context);
  }

  @Allow('member', 'associate', 'marketer', 'administrator', 'brand')
  @Mutation(() => ChangePasswordResult)
  async changePassword(
    @Arg('input', () => ChangePasswordInput) input: ChangePasswordInput,
    @Ctx() context: MembersContext,
  ) {
    const changed = await context.useCases.changePassword(context.caller, holderOf(context), { ...input });
    return answer(PasswordChanged, changed, (value) => value, context);
  }

  @Allow('public')
  @Query(() => SessionInfo, { description: 'Who am I?' })
  async session(@Ctx() { request: { principal }, reads }: MembersContext): Promise<SessionInfo> {
    const { kind } = principal;
    switch (principal.kind) {
      case 'member': {
        const member = await reads.members.find(principal.memberId);
        return { kind, id: principal.memberId, name: member?.firstName, storeIds: [] };
      }
      case 'device':
      case 'terminal': {
        const id = principal.kind === 'device' ? principal.deviceId : principal.terminalId;
        const device = await reads.devices.find(id);
        return { kind, id, name: device?.label, storeIds: [principal.storeId] };
      }
      case 'staff': {
        const staff = await reads.people.findStaff(principal.staffId);
        const { staffId: id, role, storeIds } = principal;
        return { kind, id, name: staff?.name, role, storeIds: [...storeIds] };
      }
      case 'brand': {
        const user = await reads.people.findBrandUser(principal.brandUserId);
        return {
          kind,
          id: principal.brandUserId,
          name: user?.name,
          storeIds: [],
          brandId: principal.brandId,
        };
      }
      case 'anonymous':
      case 'service':
        return { kind, storeIds: [] };
    }
  }
}
