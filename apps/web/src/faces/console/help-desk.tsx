import { Stack, Text } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { approveAgeDocument, completeAuditDocument } from '@rayon/client/operations/console';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../i18n';
import { Notice } from '../../parts/notice';
import { Waiting } from '../../parts/page';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useReturn } from '../../parts/use-return';
import { useCommands, useTask } from '../../parts/use-task';
import { useStores } from './store-choice';
import { useDeviceNames } from './use-device-names';
import { useWaitingTrips } from './use-waiting-trips';
import { useWhereabouts, WaitingBasket, type WaitingTrip } from './waiting-basket';

/** Trips of one store that the gateway answers at most. */
const waitingMax = 100;

/** Whether what was refused is all that this basket waits for, and nothing of it left or came since. */
const isSettled = (refused: WaitingTrip | undefined, trip: WaitingTrip): boolean =>
  refused !== undefined &&
  !(trip.audit?.required && trip.audit.outcome === 'OPEN') &&
  refused.requiredAge === trip.requiredAge &&
  refused.lines.length === trip.lines.length;

/** Baskets that wait for an associate: age checks and audits of the associate's stores. */
export const HelpDesk = ({ caller, storeIds }: { caller: GatewayClient; storeIds: string[] }) => {
  const { t, language } = useTranslation();
  const looking = useTask();
  const { run } = looking;
  const { busy, trouble, send } = useCommands(caller);
  const list = useRef<HTMLDivElement>(null);
  const { trips, isWhole, look } = useWaitingTrips(caller, storeIds);
  const whereabouts = useWhereabouts(useDeviceNames(caller, storeIds), useStores().stores);
  const [answered, setAnswered] = useState<string>();
  /** Baskets whose shopper was refused here, as they were then. */
  const [refused, setRefused] = useState<readonly WaitingTrip[]>([]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: articles are named in another language then.
  useEffect(() => void run(look), [run, look, language]);
  const lookQuietly = useCallback(() => look().catch(() => undefined), [look]);
  useReturn(lookQuietly);

  const settle = async <Answer,>({ id }: WaitingTrip, sent: Promise<Answer | undefined>) => {
    setAnswered(id);
    const answer = await sent;
    await lookQuietly();
    list.current?.focus();
    return answer !== undefined;
  };
  const checkAge = async (trip: WaitingTrip, approved: boolean) => {
    const done = await settle(trip, send(approveAgeDocument, { tripId: trip.id, approved }));
    if (done && !approved) setRefused((before) => [trip, ...before.filter(({ id }) => id !== trip.id)]);
  };

  const refusedAs = ({ id }: WaitingTrip) => refused.find((one) => one.id === id);
  const waiting = trips.filter((trip) => !isSettled(refusedAs(trip), trip));
  return (
    <Stack aria-live="polite" ref={list} tabIndex={-1}>
      <TroubleNotice trouble={looking.trouble} onRetry={() => void run(look)} />
      {!isWhole && !looking.trouble && <Waiting />}
      {refused.map((trip) => (
        <Notice key={trip.id} tone="info">
          {t('console.ageRefused', { basket: whereabouts(trip) })}
        </Notice>
      ))}
      {isWhole && waiting.length === 0 && <Text c="dimmed">{t('console.noHelp')}</Text>}
      {waiting.map((trip) => (
        <WaitingBasket
          key={trip.id}
          trip={trip}
          whereabouts={whereabouts(trip)}
          busy={busy}
          trouble={answered === trip.id ? trouble : undefined}
          onAge={(approved) => void checkAge(trip, approved)}
          onAudit={(outcome) => void settle(trip, send(completeAuditDocument, { tripId: trip.id, outcome }))}
        />
      ))}
      {trips.length >= waitingMax && (
        <Text size="sm" c="dimmed">
          {t('console.waitingOnly', { count: trips.length })}
        </Text>
      )}
    </Stack>
  );
};
