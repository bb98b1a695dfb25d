import { Button, NativeSelect, SimpleGrid, Stack, TextInput, Title } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { adjustPointsDocument, type PointsAdjustmentsQuery } from '@rayon/client/operations/console';
import { type FormEvent, useState } from 'react';
import { useTranslation } from '../../i18n';
import { inFigures } from '../../parts/money';
import { Notice } from '../../parts/notice';
import { inPoints } from '../../parts/points';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useCommands } from '../../parts/use-task';
import {
  type AdjustmentDraft,
  adjustmentBounds,
  adjustmentIn,
  adjustmentReasons,
  emptyAdjustment,
} from './adjustment-draft';

type Adjustment = PointsAdjustmentsQuery['pointsAdjustments']['items'][number];

/** Gives points to a member or takes some. */
export const AdjustForm = ({
  caller,
  memberId,
  onAdjusted,
}: {
  caller: GatewayClient;
  memberId: string;
  onAdjusted: () => Promise<void>;
}) => {
  const { t, set } = useTranslation();
  const { busy, trouble, send, clear } = useCommands(caller);
  const [draft, setDraft] = useState(emptyAdjustment);
  const [isTried, setTried] = useState(false);
  const [done, setDone] = useState<Pick<Adjustment, 'points' | 'status'>>();
  const { wanted, wrong } = adjustmentIn(draft);

  const fill = (part: Partial<AdjustmentDraft>) => {
    clear();
    setDone(undefined);
    setDraft((before) => ({ ...before, ...part }));
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!wanted) return;
    const answer = await send(adjustPointsDocument, { memberId, ...wanted });
    if (!answer) return;
    setDraft(emptyAdjustment);
    setTried(false);
    setDone(answer.adjustment);
    await onAdjusted();
  };

  const refused = trouble?.kind === 'refusal' ? trouble.refusal : undefined;
  const isTooMany = refused?.reason === 'NOT_ENOUGH_POINTS';
  const pointsError =
    isTried && wrong.points
      ? t('console.memberPoints.pointsWrong', { max: inFigures(adjustmentBounds.points) })
      : undefined;
  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <Stack gap="sm">
        <Title order={3} size="h4">
          {t('console.memberPoints.adjust')}
        </Title>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <NativeSelect
            label={t('console.memberPoints.way')}
            data={(['give', 'take'] as const).map((value) => ({
              value,
              label: t(`console.memberPoints.ways.${value}`),
            }))}
            value={draft.way}
            onChange={(event) => fill({ way: event.currentTarget.value as AdjustmentDraft['way'] })}
          />
          <TextInput
            label={t('console.memberPoints.points')}
            inputMode="numeric"
            maxLength={9}
            autoComplete="off"
            error={pointsError ?? (isTooMany ? set(refused.message) : undefined)}
            value={draft.points}
            onChange={(event) => fill({ points: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('console.memberPoints.reason')}
            description={t('console.memberPoints.reasonHint')}
            data={adjustmentReasons.map((value) => ({
              value,
              label: t(`console.memberPoints.reasons.${value}`),
            }))}
            value={draft.reason}
            onChange={(event) => fill({ reason: event.currentTarget.value as AdjustmentDraft['reason'] })}
          />
          <TextInput
            label={t('console.memberPoints.note')}
            description={t('console.memberPoints.noteHint')}
            maxLength={adjustmentBounds.noteMax}
            autoComplete="off"
            error={
              isTried && wrong.note
                ? t('console.memberPoints.noteWrong', { least: adjustmentBounds.noteMin })
                : undefined
            }
            value={draft.note}
            onChange={(event) => fill({ note: event.currentTarget.value })}
          />
        </SimpleGrid>
        <TroubleNotice trouble={isTooMany ? undefined : trouble} />
        {done && (
          <Notice tone={done.status === 'POSTED' ? 'good' : 'info'} role="status">
            {t(
              done.status === 'WAITING'
                ? 'console.memberPoints.waits'
                : done.points > 0
                  ? 'console.memberPoints.given'
                  : 'console.memberPoints.taken',
              { points: inPoints(Math.abs(done.points)) },
            )}
          </Notice>
        )}
        <Button type="submit" loading={busy} style={{ alignSelf: 'start' }}>
          {t(`console.memberPoints.do.${draft.way}`)}
        </Button>
      </Stack>
    </form>
  );
};
