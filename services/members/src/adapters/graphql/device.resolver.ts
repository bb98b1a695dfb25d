import { Allow, badInput, idMark, readPage } from '@rayon/subgraph';
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { MembersContext } from './context';
import {
  CreateDeviceEnrolmentInput,
  CreateDeviceEnrolmentResult,
  DeviceChallenge,
  DeviceChallengeInput,
  DeviceChallengeResult,
  DeviceEnrolled,
  DeviceEnrolmentCreated,
  DevicePage,
  DeviceRevoked,
  EnrolDeviceInput,
  EnrolDeviceResult,
  RevokeDeviceInput,
  RevokeDeviceResult,
  SignInDeviceInput,
  toDevice,
} from './device.type';
import { answer } from './outcome';
import { present } from './refusal.type';
import { SignedIn, SignInDeviceResult, toSession } from './session.type';

@Resolver()
export class DeviceResolver {
  @Allow('administrator')
  @Query(() => DevicePage)
  async devices(
    @Ctx() { reads }: MembersContext,
    @Arg('storeId', () => ID, { nullable: true }) storeId: string | null | undefined,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null | undefined,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
  ): Promise<DevicePage> {
    const page = readPage({ first, after }, idMark);
    const store = storeId ? idMark(storeId) : undefined;
    if (storeId && !store) throw badInput('storeId', 'not an id');
    const { items, next } = await reads.devices.list({ ...page, storeId: store });
    return { items: items.map(toDevice), next };
  }

  @Allow('administrator')
  @Mutation(() => CreateDeviceEnrolmentResult)
  async createDeviceEnrolment(
    @Arg('input', () => CreateDeviceEnrolmentInput) input: CreateDeviceEnrolmentInput,
    @Ctx() context: MembersContext,
  ) {
    const created = await context.useCases.createDeviceEnrolment(context.caller, { ...input });
    return answer(DeviceEnrolmentCreated, created, (enrolment) => enrolment, context);
  }

  @Allow('public')
  @Mutation(() => EnrolDeviceResult)
  async enrolDevice(
    @Arg('input', () => EnrolDeviceInput) input: EnrolDeviceInput,
    @Ctx() context: MembersContext,
  ) {
    const publicKey = { ...input.publicKey };
    const enrolled = await context.useCases.enrolDevice(context.caller, { ...input, publicKey });
    return answer(DeviceEnrolled, enrolled, (device) => device, context);
  }

  @Allow('public')
  @Mutation(() => DeviceChallengeResult)
  deviceChallenge(
    @Arg('input', () => DeviceChallengeInput) input: DeviceChallengeInput,
    @Ctx() context: MembersContext,
  ) {
    return answer(
      DeviceChallenge,
      context.useCases.challengeDevice({ ...input }),
      (challenge) => challenge,
      context,
    );
  }

  @Allow('public')
  @Mutation(() => SignInDeviceResult)
  async signInDevice(
    @Arg('input', () => SignInDeviceInput) input: SignInDeviceInput,
    @Ctx() context: MembersContext,
  ) {
    const opened = await context.useCases.signInDevice({ ...input });
    return answer(SignedIn, opened, (session) => ({ session: toSession(session) }), context);
  }

  @Allow('administrator')
  @Mutation(() => RevokeDeviceResult)
  async revokeDevice(
    @Arg('input', () => RevokeDeviceInput) input: RevokeDeviceInput,
    @Ctx() context: MembersContext,
  ) {
    const revoked = await context.useCases.revokeDevice(context.caller, { ...input });
    if (!revoked.ok) return present(revoked.rejection, context.request.locale);
    const device = await context.reads.devices.find(revoked.value.deviceId);
    if (!device) throw new Error('a device vanished');
    return Object.assign(new DeviceRevoked(), { device: toDevice(device) });
  }
}
