import { Button, Group, Stack } from '@mantine/core';
import { useTranslation } from '../../i18n';
import { Notice } from '../../parts/notice';
import { TroubleNotice } from '../../parts/trouble-notice';
import type { Trouble } from '../../parts/use-task';
import type { WaitingTrip } from './waiting-basket';

/** A basket whose shopper was refused, until the articles are out of it or somebody approves after all. */
export const RefusedBasket = ({
  trip,
  whereabouts,
  busy,
  trouble,
  onApprove,
}: {
  trip: WaitingTrip;
  whereabouts: string;
  busy: boolean;
  /** Why the approval did not count. */
  trouble: Trouble | undefined;
  onApprove: () => void;
}) => {
  const { t, set } = useTranslation();
  return (
    <Stack gap="xs">
      <Notice tone="offer">{set(t('console.ageRefused', { basket: whereabouts }))}</Notice>
      <Group>
        <Button variant="default" size="sm" h={44} disabled={busy} onClick={onApprove}>
          {t('console.ageAfterAll', { age: trip.requiredAge })}
        </Button>
      </Group>
      <TroubleNotice trouble={trouble} />
    </Stack>
  );
};
