import { Card, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { type GatewayClient, GatewayProblem } from '@rayon/client';
import { type MemberPointsQuery, memberPointsDocument } from '@rayon/client/operations/console';
import { useTranslation } from '../../i18n';
import { inDay } from '../../parts/money';
import { MovementLine } from '../../parts/movement-line';
import { inPoints } from '../../parts/points';
import { ShowMore } from '../../parts/show-more';
import { TroubleNotice } from '../../parts/trouble-notice';
import { usePages } from '../../parts/use-pages';
import { AdjustForm } from './adjust-form';

type Member = NonNullable<MemberPointsQuery['member']>;

/** The account of a member, and the form by which an administrator gives points or takes some. */
export const MemberAccount = ({
  caller,
  member,
  onChanged,
}: {
  caller: GatewayClient;
  member: Member;
  onChanged: () => Promise<void>;
}) => {
  const { t, set } = useTranslation();
  const { id, firstName, enrolledAt, tier, points } = member;
  const about = [
    ...(enrolledAt ? [t('console.memberPoints.since', { day: inDay(enrolledAt) })] : []),
    ...(tier?.current ? [set(tier.current.name)] : []),
  ].join(' · ');
  return (
    <Card withBorder data-testid="member-account">
      <Stack>
        <div>
          <Title order={2} size="h3">
            {firstName}
          </Title>
          <Text c="dimmed">{about}</Text>
        </div>
        {!points && <Text>{t('console.memberPoints.away')}</Text>}
        {points && (
          <>
            <SimpleGrid cols={{ base: 1, xs: 3 }}>
              <Held name={t('console.memberPoints.balance')} points={points.balance} />
              <Held name={t('console.memberPoints.reserved')} points={points.reserved} />
              <Held name={t('console.memberPoints.pending')} points={points.pending.points} />
            </SimpleGrid>
            <AdjustForm caller={caller} memberId={id} onAdjusted={onChanged} />
            <Entries caller={caller} memberId={id} newest={points.entries} />
          </>
        )}
      </Stack>
    </Card>
  );
};

const Held = ({ name, points }: { name: string; points: number }) => (
  <div>
    <Text size="sm" c="dimmed">
      {name}
    </Text>
    <Text className="figures" fw={600} size="lg">
      {inPoints(points)}
    </Text>
  </div>
);

const Entries = ({
  caller,
  memberId,
  newest,
}: {
  caller: GatewayClient;
  memberId: string;
  newest: NonNullable<Member['points']>['entries'];
}) => {
  const { t } = useTranslation();
  const { items, isMore, busy, trouble, more } = usePages(memberId, newest, async (after) => {
    const { member } = await caller.ask(memberPointsDocument, { id: memberId, after });
    if (!member?.points) throw new GatewayProblem('UNAVAILABLE');
    return member.points.entries;
  });
  return (
    <div>
      <Title order={3} size="h4">
        {t('card.history')}
      </Title>
      {items.length === 0 && <Text c="dimmed">{t('console.memberPoints.noEntries')}</Text>}
      <ul className="lines">
        {items.map((entry) => (
          <MovementLine key={entry.id} entry={entry} />
        ))}
      </ul>
      <TroubleNotice trouble={trouble} />
      <ShowMore shown={items.length} isMore={isMore} busy={busy} onMore={() => void more()} />
    </div>
  );
};
