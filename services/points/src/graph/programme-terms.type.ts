import { graphEnum, SafeInt } from '@rayon/subgraph';
import { Field, GraphQLISODateTime, ObjectType } from 'type-graphql';
import type { ProgrammeTerms } from '../domain/programme-terms';

/** Names of the graph for the rules by which points expire. */
export const expiryKind = graphEnum(
  'PointsExpiryKind',
  { NEVER: 'never', ROLLING: 'rolling', CALENDAR: 'calendar', ACTIVITY: 'activity' },
  'NEVER: never. ROLLING: at the end of the month that lies so many months after the one in which they could be spent first. CALENDAR: what could be spent in a year, with that day of the next one. ACTIVITY: at the end of the month that lies so many months after that of the last purchase.',
);

@ObjectType('PointsExpiry', { description: 'By which rule points expire.' })
export class PointsExpiryType {
  @Field(() => expiryKind.enum)
  kind!: ProgrammeTerms['expiry']['kind'];

  @Field(() => SafeInt, { nullable: true, description: 'Of ROLLING and ACTIVITY.' })
  months!: number | null;

  @Field(() => SafeInt, { nullable: true, description: 'Of CALENDAR: 1 is January.' })
  month!: number | null;

  @Field(() => SafeInt, { nullable: true, description: 'Of CALENDAR: the day of the month.' })
  day!: number | null;
}

/** Terms of the programme as the graph shows them. */
@ObjectType('ProgrammeTerms', {
  description:
    'When points that are earned can be spent, and until when. What was earned before keeps its terms.',
})
export class ProgrammeTermsType {
  @Field(() => SafeInt, { description: '0: nobody has set any; points can be spent at once and for ever.' })
  version!: number;

  @Field(() => SafeInt, { description: 'Days until points can be spent; 0: at once.' })
  pendingDays!: number;

  @Field(() => PointsExpiryType)
  expiry!: PointsExpiryType;

  @Field(() => String, { description: 'IANA name; its days are counted.' })
  timeZone!: string;

  @Field(() => GraphQLISODateTime, { nullable: true })
  setAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Who set them, as the record of changes names them.' })
  setBy!: string | null;

  @Field(() => [ProgrammeTermsType], { description: 'The 50 versions before this one, newest first.' })
  earlier!: readonly ProgrammeTermsType[];
}

const earlierMax = 50;

/** One version, without those before it. */
const presentVersion = ({ version, pendingDays, expiry, timeZone, setAt, setBy }: ProgrammeTerms) => ({
  version,
  pendingDays,
  expiry: { months: null, month: null, day: null, ...expiry },
  timeZone,
  setAt: version === 0 ? null : setAt,
  setBy: version === 0 ? null : setBy,
  earlier: [],
});

/** The newest version, with those before it. */
export const presentTerms = (
  newest: ProgrammeTerms,
  versions: readonly ProgrammeTerms[],
): ProgrammeTermsType => ({
  ...presentVersion(newest),
  earlier: versions
    .filter(({ version }) => version < newest.version)
    .toReversed()
    .slice(0, earlierMax)
    .map(presentVersion),
});
