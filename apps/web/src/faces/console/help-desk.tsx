import { Stack, Text } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Caller } from '../../gateway/caller';
import { Waiting } from '../../parts/page';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useCommands } from '../../parts/use-task';
import { approveAgeDocument, completeAuditDocument, waitingTripsDocument } from './documents';
import { WaitingBasket, type WaitingTrip } from './waiting-basket';

const lookAgainMilliseconds = 2000;

/** Baskets that wait for an associate: age checks and audits of the associate's stores. */
export const HelpDesk = ({ caller, storeIds }: { caller: Caller; storeIds: string[] }) => {
  const { t } = useTranslation();
  const { busy, trouble, run, send } = useCommands(caller);
  const [waiting, setWaiting] = useState<WaitingTrip[]>();

  const look = useCallback(async () => {
    const lists = await Promise.all(
      storeIds.map((storeId) =>
        caller.ask<{ tripsNeedingHelp: WaitingTrip[] }>(waitingTripsDocument, { storeId }),
      ),
    );
    setWaiting(lists.flatMap(({ tripsNeedingHelp }) => tripsNeedingHelp));
    return {};
  }, [caller, storeIds]);

  useEffect(() => {
    void run(look);
    const timer = setInterval(() => void look().catch(() => undefined), lookAgainMilliseconds);
    return () => clearInterval(timer);
  }, [look, run]);

  const settle = async (field: string, document: string, input: Record<string, unknown>) => {
    await send(field, document, input);
    await look().catch(() => undefined);
  };

  return (
    <Stack aria-live="polite">
      <TroubleNotice trouble={trouble} />
      {!waiting && !trouble && <Waiting />}
      {waiting?.length === 0 && <Text c="dimmed">{t('console.noHelp')}</Text>}
      {waiting?.map((trip) => (
        <WaitingBasket
          key={trip.id}
          trip={trip}
          busy={busy}
          onAge={(approved) => void settle('approveAge', approveAgeDocument, { tripId: trip.id, approved })}
          onAudit={(outcome) =>
            void settle('completeAudit', completeAuditDocument, { tripId: trip.id, outcome })
          }
        />
      ))}
    </Stack>
  );
};
