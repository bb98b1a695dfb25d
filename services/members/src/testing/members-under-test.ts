import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { anonymous, createAccessTokens, keySetFromJwks, type Principal } from '@rayon/auth';
import { createInProcessBus } from '@rayon/bus';
import {
  BirthdayChangedV1,
  BrandDefinedV1,
  ConsentChangedV1,
  EmploymentChangedV1,
  MemberEnrolledV1,
  SigningKeyPublishedV1,
  StoreDefinedV1,
} from '@rayon/events';
import { type Envelope, type Locale, manualClock, newEvent, newId } from '@rayon/kernel';
import { createLogger } from '@rayon/process';
import { createGatewayDouble, staffOf, startTestStore } from '@rayon/testkit';
import { createMembersService, type MembersDeps, type MembersService } from '../service';

/** An answered operation: data is what the test selects. */
type Answer = {
  data: Readonly<Record<string, unknown>> | null | undefined;
  errors: { code: unknown; message: string }[];
};

export const administrator: Principal = staffOf('administrator');

/** A running members service on a store and bus of its own, with a gateway's signature at hand. */
export const startMembersUnderTest = async (
  config: Partial<MembersDeps> = {},
  { monitored = false }: { monitored?: boolean } = {},
) => {
  const store = await startTestStore();
  const clock = manualClock(new Date(Math.floor(Date.now() / 30_000) * 30_000 + 5_000));
  const bus = createInProcessBus();
  const lines: string[] = [];
  const logger = createLogger('members', {
    level: 'debug',
    destination: { write: (line: string) => void lines.push(line) },
  });
  const gateway = createGatewayDouble({ clock });
  const events: Envelope[] = [];
  await bus.tap(
    [
      MemberEnrolledV1.subject,
      BirthdayChangedV1.subject,
      ConsentChangedV1.subject,
      EmploymentChangedV1.subject,
      SigningKeyPublishedV1.subject,
    ],
    (envelope) => void events.push(envelope),
  );

  const deps: MembersDeps = {
    storeUrl: monitored ? store.monitoredUrl : store.url,
    databasePrefix: store.prefix,
    bus,
    clock,
    logger,
    hops: gateway.hops,
    ...config,
  };
  let service = await createMembersService(deps);

  const ask = async (
    principal: Principal,
    query: string,
    variables: Record<string, unknown> = {},
    locale: Locale = 'en',
  ): Promise<Answer> => {
    const { data, errors } = await gateway.ask(service, principal, query, { variables, locale });
    return { data, errors: errors.map(({ message, extensions }) => ({ code: extensions?.code, message })) };
  };

  /** Runs one mutation at a process and gives its union member; throws when the operation itself failed. */
  const changeAt = async <Result = Record<string, never>>(
    process: MembersService,
    principal: Principal,
    mutation: string,
    input: Record<string, unknown>,
    selection: string,
    locale: Locale = 'en',
  ): Promise<
    Result & {
      __typename: string;
      reason?: string;
      message?: string;
      field?: string;
      retryAfterSeconds?: number;
    }
  > => {
    const inputType =
      mutation.startsWith('signIn') && mutation !== 'signInDevice'
        ? 'SignInInput'
        : mutation === 'signOut'
          ? 'RefreshSessionInput'
          : undefined;
    const refusal = '... on MembersRefusal { reason message field retryAfterSeconds }';
    const asked = { mutation, inputType, input, selection: `${selection} ${refusal}` };
    const { data, errors } = await gateway.change(process, principal, asked, locale);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data?.[mutation] as never;
  };

  const change = <Result = Record<string, never>>(
    ...asked: [Principal, string, Record<string, unknown>, string, Locale?]
  ) => changeAt<Result>(service, ...asked);

  const defineStore = async (storeId = newId(), sequence = 1): Promise<string> => {
    const data = { storeId, name: 'Nantes', city: 'Nantes', currency: 'EUR', timeZone: 'Europe/Paris' };
    await bus.publish([newEvent(StoreDefinedV1, { data, sequence, at: clock(), correlationId: newId() })]);
    return storeId;
  };
  const defineBrand = async (brandId = newId(), sequence = 1): Promise<string> => {
    const data = { brandId, name: 'Lune' };
    await bus.publish([newEvent(BrandDefinedV1, { data, sequence, at: clock(), correlationId: newId() })]);
    return brandId;
  };

  return {
    clock,
    events,
    lines,
    ask,
    change,
    changeAt,
    defineStore,
    defineBrand,
    database: store.database('rayon-members'),
    storeUrl: store.url,
    /** Resolves when every event so far was published. */
    settled: () => service.settled(),
    service: () => service,
    /** A second process on the same store, which hears nothing of the first: with a bus and settings of its own. */
    startAnother: (other: Partial<MembersDeps> = {}) =>
      createMembersService({ ...deps, bus: createInProcessBus(), ...other }),
    /** Stops the service and starts it again on the same store. */
    restart: async () => {
      await service.stop();
      service = await createMembersService(deps);
    },
    stop: async () => {
      await service.stop();
      await bus.close();
      await store.stop();
    },
  };
};

/** What `startMembersUnderTest` gives. */
export type MembersUnderTest = Awaited<ReturnType<typeof startMembersUnderTest>>;

/** The key pair a machine makes for itself. */
export const machineKey = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x, y } = publicKey.export({ format: 'jwk' });
  return { privateKey, jwk: { x, y } };
};

/** What a machine answers to a challenge. */
export const signChallenge = (privateKey: KeyObject, challenge: string): string =>
  sign('sha256', Buffer.from(challenge, 'ascii'), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString(
    'base64url',
  );

/** An enrolled machine: its principal, key and id. */
export const enrolMachine = async (
  members: MembersUnderTest,
  { storeId, kind = 'HANDHELD' }: { storeId: string; kind?: 'HANDHELD' | 'TILL' },
) => {
  const created = await members.change<{ code: string }>(
    administrator,
    'createDeviceEnrolment',
    { commandId: newId(), storeId, kind, label: 'Scanner 1' },
    '... on DeviceEnrolmentCreated { code expiresAt }',
  );
  const key = machineKey();
  const enrolled = await members.change<{ deviceId: string }>(
    anonymous,
    'enrolDevice',
    { commandId: newId(), code: created.code, publicKey: key.jwk },
    '... on DeviceEnrolled { deviceId storeId kind label }',
  );
  const { deviceId } = enrolled;
  const principal: Principal =
    kind === 'TILL'
      ? { kind: 'terminal', terminalId: deviceId, storeId }
      : { kind: 'device', deviceId, storeId };
  return { deviceId, principal, privateKey: key.privateKey, code: created.code };
};

/** A member who signs in: session, id and card. */
export const signInAsMember = async (
  members: MembersUnderTest,
  { email, password }: { email: string; password: string },
) => {
  const { session } = await members.change<{ session: { accessToken: string; refreshToken: string } }>(
    anonymous,
    'signInMember',
    { email, password },
    '... on SignedIn { session { accessToken refreshToken expiresAt kind name } }',
  );
  const keys = keySetFromJwks(members.service().jwks?.() ?? { keys: [] });
  const verified = createAccessTokens({ keys, clock: members.clock }).verifyAccess(session.accessToken);
  if (!verified.ok || verified.value.kind !== 'member') throw new Error('nobody signed in');
  const { memberId } = verified.value;
  const principal: Principal = { kind: 'member', memberId };
  const { data } = await members.ask(principal, '{ me { card { gsrn } } }');
  const { gsrn } = (data as { me: { card: { gsrn: string } } }).me.card;
  return { session, memberId, principal, gsrn };
};

/** A member who has just joined. */
export const enrolSomebody = async (
  members: MembersUnderTest,
  { firstName = 'Ada' }: { firstName?: string } = {},
) => {
  const email = `${newId()}@example.org`;
  const password = 'trois petits chats';
  await members.change(
    anonymous,
    'enrolMember',
    { commandId: newId(), email, password, firstName, locale: 'fr', consents: [] },
    '... on EnrolmentReceived { received }',
  );
  const signedIn = await signInAsMember(members, { email, password });
  const { memberId, principal } = signedIn;
  const code = async (): Promise<string> => {
    const { data } = await members.ask(principal, '{ me { card { qr { content } } } }');
    return (data as { me: { card: { qr: { content: string } } } }).me.card.qr.content;
  };
  return {
    memberId,
    principal,
    email,
    password,
    gsrn: signedIn.gsrn,
    session: signedIn.session,
    code,
  };
};
