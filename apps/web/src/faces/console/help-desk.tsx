import { Stack, Text } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import {
  approveAgeDocument,
  completeAuditDocument,
  waitingTripsDocument,
} from '@rayon/client/operations/console';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../i18n';
import { Waiting } from '../../parts/page';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useCommands } from '../../parts/use-task';
import { WaitingBasket, type WaitingTrip } from './waiting-basket';

const lookAgainMilliseconds = 2000;

/** Baskets that wait for an associate: age checks and audits of the associate's stores. */
export const HelpDesk = ({ caller, storeIds }: { caller: GatewayClient; storeIds: string[] }) => {
  const { t } = useTranslation();
  const { busy, trouble, run, send } = useCommands(caller);
  const list = useRef<HTMLDivElement>(null);
  const [waiting, setWaiting] = useState<WaitingTrip[]>();

  const look = useCallback(async () => {
    const lists = await Promise.all(storeIds.map((storeId) => caller.ask(waitingTripsDocument, { storeId })));
    setWaiting(lists.flatMap(({ tripsNeedingHelp }) => tripsNeedingHelp));
    return {};
  }, [caller, storeIds]);

  useEffect(() => {
    void run(look);
    const timer = setInterval(() => void look().catch(() => undefined), lookAgainMilliseconds);
    return () => clearInterval(timer);
  }, [look, run]);

  const settle = async (sent: Promise<unknown>) => {
    await sent;
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
          onAge={(approved) => void settle(send(approveAgeDocument, { tripId: trip.id, approved }))}
          onAudit={(outcome) => void settle(send(completeAuditDocument, { tripId: trip.id, outcome }))}
        />
      ))}
    </Stack>
  );
};
