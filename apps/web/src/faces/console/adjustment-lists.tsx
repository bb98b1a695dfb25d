import { Button, Group, Stack, Text, Title } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import {
  decidePointsAdjustmentDocument,
  type PointsAdjustmentsQuery,
  pointsAdjustmentsDocument,
} from '@rayon/client/operations/console';
import { type ReactNode, useCallback, useEffect } from 'react';
import { useTranslation } from '../../i18n';
import { ConfirmButton } from '../../parts/confirm-button';
import { inMoment } from '../../parts/dates';
import { inFigures } from '../../parts/money';
import { Waiting } from '../../parts/page';
import { ShowMore } from '../../parts/show-more';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useList } from '../../parts/use-pages';
import { useCommands, useTask } from '../../parts/use-task';
import { useStaffNames } from './use-staff-names';
import type { Who } from './who';

type Adjustment = PointsAdjustmentsQuery['pointsAdjustments']['items'][number];

/** What waits for a second person, and what was given and taken before; `changes` rises when they are to be asked for anew. */
export const AdjustmentLists = ({
  caller,
  who,
  changes,
  onDecided,
}: {
  caller: GatewayClient;
  who: Who;
  changes: number;
  onDecided: (memberId: string | undefined) => Promise<void>;
}) => {
  const { t } = useTranslation();
  const { busy, trouble, send } = useCommands(caller);
  const names = useStaffNames(caller);

  const decide = async ({ id, member }: Adjustment, approved: boolean) => {
    await send(decidePointsAdjustmentDocument, { adjustmentId: id, approved });
    // Also where it was refused: somebody else may have decided meanwhile.
    await onDecided(member?.id);
  };
  return (
    <Stack>
      <Text c="dimmed">{t('console.memberPoints.adjustmentsLead')}</Text>
      <TroubleNotice trouble={trouble} />
      <AdjustmentList
        caller={caller}
        status="WAITING"
        changes={changes}
        names={names}
        actions={(adjustment) => (
          <Group gap="xs" mt="xs">
            {adjustment.askedBy !== who.id && (
              <ConfirmButton
                size="sm"
                h={44}
                name={nameOf(adjustment)}
                disabled={busy}
                label={t('console.memberPoints.approve')}
                question={t('console.memberPoints.approveQuestion')}
                onConfirm={() => void decide(adjustment, true)}
              />
            )}
            <RefuseButton
              name={nameOf(adjustment)}
              disabled={busy}
              label={t(
                adjustment.askedBy === who.id
                  ? 'console.memberPoints.takeBack'
                  : 'console.memberPoints.refuse',
              )}
              onRefuse={() => void decide(adjustment, false)}
            />
          </Group>
        )}
      />
      <AdjustmentList caller={caller} changes={changes} names={names} />
    </Stack>
  );
};

const RefuseButton = ({
  name,
  label,
  disabled,
  onRefuse,
}: {
  name: string;
  label: string;
  disabled: boolean;
  onRefuse: () => void;
}) => (
  <Button
    size="sm"
    h={44}
    variant="default"
    disabled={disabled}
    aria-label={`${label} : ${name}`}
    onClick={onRefuse}
  >
    {label}
  </Button>
);

/** How many points for whom, as a screen reader tells one button from the next. */
const nameOf = ({ points, member }: Adjustment): string =>
  [inSigned(points), member?.firstName].filter(Boolean).join(', ');

const inSigned = (points: number): string => `${points > 0 ? '+' : '−'}${inFigures(Math.abs(points))}`;

const AdjustmentList = ({
  caller,
  status,
  changes,
  names,
  actions,
}: {
  caller: GatewayClient;
  status?: Adjustment['status'];
  changes: number;
  names: ReadonlyMap<string, string>;
  actions?: (adjustment: Adjustment) => ReactNode;
}) => {
  const { t, set } = useTranslation();
  const looking = useTask();
  const { run } = looking;
  const ask = useCallback(
    async (after: string | null) =>
      (
        await caller.ask(
          pointsAdjustmentsDocument,
          { after, ...(status ? { status } : {}) },
          { partly: true },
        )
      ).pointsAdjustments,
    [caller, status],
  );
  const { items, look, ...list } = useList(ask);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change asks anew, whatever changed
  useEffect(() => void run(look), [look, run, changes]);

  const nameOfStaff = (id: string) => names.get(id) ?? t('console.memberPoints.somebody');
  const about = ({ reason, askedBy, askedAt, status: stands, decidedBy }: Adjustment) =>
    [
      t(`console.memberPoints.reasons.${reason}`),
      t('console.memberPoints.by', { name: nameOfStaff(askedBy), at: inMoment(askedAt) }),
      ...(stands === 'REFUSED' && decidedBy === askedBy ? [t('console.memberPoints.takenBack')] : []),
      ...(stands === 'REFUSED' && decidedBy && decidedBy !== askedBy
        ? [t('console.memberPoints.refusedBy', { name: nameOfStaff(decidedBy) })]
        : []),
      ...(stands === 'POSTED' && decidedBy
        ? [t('console.memberPoints.approvedBy', { name: nameOfStaff(decidedBy) })]
        : []),
      ...(stands === 'WAITING' && !actions ? [t('console.memberPoints.waitsNow')] : []),
    ].join(' · ');
  return (
    <section aria-label={t(status ? 'console.memberPoints.waiting' : 'console.memberPoints.all')}>
      <Title order={3} size="h4">
        {t(status ? 'console.memberPoints.waiting' : 'console.memberPoints.all')}
      </Title>
      <TroubleNotice trouble={looking.trouble} onRetry={() => run(look)} />
      {!items && !looking.trouble && <Waiting />}
      {items?.length === 0 && (
        <Text c="dimmed">
          {t(status ? 'console.memberPoints.nothingWaits' : 'console.memberPoints.nothing')}
        </Text>
      )}
      <ul className="lines" hidden={!items?.length}>
        {items?.map((adjustment) => (
          <li key={adjustment.id}>
            <div>
              <Text fw={600}>
                {adjustment.member ? set(adjustment.member.firstName) : t('console.memberPoints.gone')}
              </Text>
              <Text size="sm">{set(adjustment.note)}</Text>
              <Text size="sm" c="dimmed">
                {about(adjustment)}
              </Text>
              {actions?.(adjustment)}
            </div>
            <Text
              className="figures"
              fw={600}
              c={adjustment.status === 'POSTED' ? undefined : 'dimmed'}
              td={adjustment.status === 'REFUSED' ? 'line-through' : undefined}
            >
              {inSigned(adjustment.points)}
            </Text>
          </li>
        ))}
      </ul>
      <TroubleNotice trouble={list.trouble} />
      {items && (
        <ShowMore
          shown={items.length}
          isMore={list.isMore}
          busy={list.busy}
          onMore={() => void list.more()}
        />
      )}
    </section>
  );
};
