import type { Clock, Envelope, Page, Result } from '@rayon/kernel';
import type { Card } from '../domain/card';
import type { ConsentRecord } from '../domain/consent';
import type { Device, DeviceKind } from '../domain/device';
import type { Gsrn } from '../domain/gsrn';
import type { Member } from '../domain/member';
import type { Session, SessionHolder } from '../domain/session';
import type { DelayRule } from '../domain/sign-in-delay';
import type { BrandUser, StaffMember } from '../domain/staff';

/** An open transaction of the store: handed through, never looked into. */
export type Transaction = object;

/** Runs a change at most once per actor and command id; see `Commands` of the store plumbing. */
export type RunCommand = <Answer, Rejection>(
  command: { commandId: string; name: string; actor: string; input: unknown; at: Date },
  work: (transaction: Transaction) => Promise<Result<{ answer: Answer; events?: Envelope[] }, Rejection>>,
) => Promise<Result<Answer, Rejection | { reason: 'CommandIdReused' }>>;

/** Which page of a list in the order of making. */
type PageWanted = Readonly<{ first: number; after?: string }>;

export type Members = Readonly<{
  /** `lastSequence` is the number of the last event told about this member so far. */
  insert: (transaction: Transaction, member: Member, told: { lastSequence: number }) => Promise<void>;
  find: (id: string) => Promise<Member | undefined>;
  findMany: (ids: readonly string[]) => Promise<Member[]>;
  /** The next number in the order of this member's events; throws for an unknown member. */
  nextSequence: (transaction: Transaction, id: string) => Promise<number>;
}>;

/** How somebody signs in. The only place an address is kept, so that it can be forgotten in one place. */
export type Login = Readonly<{
  holder: SessionHolder;
  email: string;
  passwordHash: string;
  subjectId: string;
}>;
export type Logins = Readonly<{
  find: (holder: SessionHolder, email: string, transaction?: Transaction) => Promise<Login | undefined>;
  findBySubject: (holder: SessionHolder, subjectId: string) => Promise<Login | undefined>;
  /** False when the address is taken; the transaction can then only be given up. */
  insert: (transaction: Transaction, login: Login) => Promise<boolean>;
  setPassword: (transaction: Transaction, subjectId: string, passwordHash: string) => Promise<void>;
}>;

export type Cards = Readonly<{
  insert: (transaction: Transaction, card: Card) => Promise<void>;
  isTaken: (gsrn: Gsrn, transaction: Transaction) => Promise<boolean>;
  findByGsrn: (gsrn: Gsrn, transaction: Transaction) => Promise<Card | undefined>;
  findByMembers: (memberIds: readonly string[]) => Promise<Card[]>;
  /** Records an accepted step; false when one as late was recorded meanwhile. */
  recordStep: (transaction: Transaction, cardId: string, step: number) => Promise<boolean>;
}>;

/** Append only: there is no way to change or remove a record. */
export type Consents = Readonly<{
  append: (transaction: Transaction, memberId: string, records: readonly ConsentRecord[]) => Promise<void>;
  /** Oldest first. */
  history: (memberIds: readonly string[]) => Promise<Map<string, ConsentRecord[]>>;
}>;

export type People = Readonly<{
  insertStaff: (transaction: Transaction, staff: StaffMember) => Promise<void>;
  findStaff: (id: string) => Promise<StaffMember | undefined>;
  listStaff: (page: PageWanted) => Promise<Page<StaffMember & { email: string }>>;
  anyStaff: (transaction: Transaction) => Promise<boolean>;
  insertBrandUser: (transaction: Transaction, user: BrandUser) => Promise<void>;
  findBrandUser: (id: string) => Promise<BrandUser | undefined>;
}>;

export type Devices = Readonly<{
  insert: (transaction: Transaction, device: Device) => Promise<void>;
  find: (id: string, transaction?: Transaction) => Promise<Device | undefined>;
  list: (wanted: PageWanted & { storeId?: string }) => Promise<Page<Device>>;
  seen: (transaction: Transaction, id: string, at: Date) => Promise<void>;
  /** False when there is no such device. Revoking twice keeps the first time. */
  revoke: (transaction: Transaction, id: string, at: Date) => Promise<boolean>;
}>;

/** An invitation for one machine of one store; the code itself is not kept. */
export type Enrolment = Readonly<{
  codeFingerprint: string;
  storeId: string;
  kind: DeviceKind;
  label: string;
  createdBy: string;
  expiresAt: Date;
}>;
export type Enrolments = Readonly<{
  insert: (transaction: Transaction, enrolment: Enrolment) => Promise<void>;
  /** Uses the invitation up; `undefined` when it is unknown, used or expired. */
  use: (
    transaction: Transaction,
    codeFingerprint: string,
    use: { deviceId: string; at: Date },
  ) => Promise<Enrolment | undefined>;
}>;

export type Challenges = Readonly<{
  /** True the first time, false ever after. */
  useOnce: (transaction: Transaction, challengeId: string, expiresAt: Date) => Promise<boolean>;
}>;

/** A card was shown to a reader, which may greet the member from then on. */
export type Presentation = Readonly<{
  readerId: string;
  storeId: string;
  memberId: string;
  proof: 'STATIC' | 'ROTATING';
  at: Date;
}>;
export type Presentations = Readonly<{
  insert: (transaction: Transaction, presentation: Presentation) => Promise<void>;
  /** Which of the members showed their card since then, to that reader or in one of the stores. */
  presentedSince: (
    since: Date,
    where: { readerId: string } | { storeIds: readonly string[] },
    memberIds: readonly string[],
  ) => Promise<Set<string>>;
}>;

export type Sessions = Readonly<{
  insert: (session: Session & { secret: Buffer }) => Promise<void>;
  find: (id: string) => Promise<(Session & { secret: Buffer }) | undefined>;
  /** False when somebody else renewed it first. */
  renew: (id: string, from: number, at: Date, expiresAt: Date) => Promise<boolean>;
  revoke: (id: string, at: Date) => Promise<void>;
  revokeAll: (transaction: Transaction, holder: SessionHolder, subjectId: string, at: Date) => Promise<void>;
}>;

/** Counts failures under hashed keys, exact under concurrency. */
export type FailureCounters = Readonly<{
  /** Seconds to wait now; counts nothing. */
  secondsToWait: (key: string, rule: DelayRule, at: Date) => Promise<number>;
  /** Counts one failure before its outcome is known; gives the seconds to wait instead when it comes too early. */
  charge: (key: string, rule: DelayRule, at: Date) => Promise<number>;
  /** Takes one failure back. */
  takeBack: (key: string) => Promise<void>;
  forget: (key: string) => Promise<void>;
}>;

/** Origins an account was signed in from before. */
export type KnownOrigins = Readonly<{
  isKnown: (key: string) => Promise<boolean>;
  remember: (key: string, at: Date) => Promise<void>;
}>;

/** Own copy of what exists in *catalog*. Waits a moment for an event on its way before it says no. */
export type KnownPlaces = Readonly<{
  storesExist: (ids: readonly string[]) => Promise<boolean>;
  brandExists: (id: string) => Promise<boolean>;
}>;

/** Who of the staff read whose data: appended before the answer leaves. */
export type ReadLog = Readonly<{
  append: (
    entries: readonly { staffId: string; memberId: string; correlationId: string; at: Date }[],
  ) => Promise<void>;
}>;

/** Encrypts what must be readable again; fingerprints what must only be recognised. */
export type SecretBox = Readonly<{
  seal: (secret: Buffer, purpose: string) => string;
  open: (sealed: string, purpose: string) => Buffer;
  fingerprint: (text: string) => string;
}>;

/** Unguessable numbers. */
export type Random = Readonly<{ bytes: (count: number) => Buffer; below: (limit: number) => number }>;

/** Slow hashing of passwords; see the authentication plumbing. */
export type Passwords = Readonly<{
  hash: (password: string) => Promise<string>;
  /** Takes as long for nobody's hash as for somebody's. */
  verify: (hash: string | undefined, password: string) => Promise<boolean>;
}>;

/** What somebody should look at; never carries a secret or an address. */
export type Alerts = Readonly<{ warn: (facts: Record<string, unknown>, text: string) => void }>;

/** Everything the use cases reach the outside through. */
export type Ports = Readonly<{
  clock: Clock;
  run: RunCommand;
  random: Random;
  box: SecretBox;
  passwords: Passwords;
  alerts: Alerts;
  members: Members;
  logins: Logins;
  cards: Cards;
  consents: Consents;
  people: People;
  devices: Devices;
  enrolments: Enrolments;
  challenges: Challenges;
  presentations: Presentations;
  sessions: Sessions;
  failures: FailureCounters;
  knownOrigins: KnownOrigins;
  places: KnownPlaces;
  readLog: ReadLog;
}>;
