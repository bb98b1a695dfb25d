import { Stack, Text } from '@mantine/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Caller } from '../../gateway/caller';
import { useTranslation } from '../../i18n';
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
  const list = useRef<HTMLDivElement>(null);
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
    list.current?.focus();
  };

  return (
    <Stack aria-live="polite" ref={list} tabIndex={-1}>
      <TroubleNotice trouble={trouble} onRetry={() => void run(look)} />
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
