import { Stack, Text } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { approveAgeDocument, completeAuditDocument } from '@rayon/client/operations/console';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../i18n';
import { Waiting } from '../../parts/page';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useReturn } from '../../parts/use-return';
import { useCommands } from '../../parts/use-task';
import { RefusedBasket } from './refused-basket';
import { useStores } from './store-choice';
import { useDeviceNames } from './use-device-names';
import { useWaitingTrips } from './use-waiting-trips';
import { isAuditOpen, useWhereabouts, WaitingBasket, type WaitingTrip } from './waiting-basket';
import type { Who } from './who';

/** Trips of one store that the gateway answers at most. */
const waitingMax = 100;

/** Baskets that wait for an associate: age checks and audits of the associate's stores. */
export const HelpDesk = ({ caller, who }: { caller: GatewayClient; who: Who }) => {
  const { t, language } = useTranslation();
  const { busy, trouble, send } = useCommands(caller);
  const list = useRef<HTMLDivElement>(null);
  const { trips, isWhole, look, ...looking } = useWaitingTrips(caller, who.storeIds);
  const whereabouts = useWhereabouts(useDeviceNames(caller, who.storeIds), useStores(who).stores);
  const [answered, setAnswered] = useState<string>();

  // biome-ignore lint/correctness/useExhaustiveDependencies: articles are named in another language then.
  useEffect(() => void look(), [look, language]);
  useReturn(look);

  const settle = async ({ id }: WaitingTrip, sent: Promise<unknown>) => {
    setAnswered(id);
    await sent;
    await look();
    list.current?.focus();
  };
  const checkAge = (trip: WaitingTrip, approved: boolean) =>
    void settle(trip, send(approveAgeDocument, { tripId: trip.id, approved }));

  const refused = trips.filter(({ ageCheck }) => ageCheck === 'REFUSED');
  const waiting = trips.filter((trip) => trip.ageCheck === 'OPEN' || isAuditOpen(trip));
  const shown = (trip: WaitingTrip) => ({
    trip,
    whereabouts: whereabouts(trip),
    busy,
    trouble: answered === trip.id ? trouble : undefined,
  });
  return (
    <Stack aria-live="polite" ref={list} tabIndex={-1}>
      <TroubleNotice trouble={looking.trouble} onRetry={look} />
      {!isWhole && !looking.trouble && <Waiting />}
      {refused.map((trip) => (
        <RefusedBasket key={trip.id} {...shown(trip)} onApprove={() => checkAge(trip, true)} />
      ))}
      {isWhole && !looking.trouble && waiting.length === 0 && <Text c="dimmed">{t('console.noHelp')}</Text>}
      {waiting.map((trip) => (
        <WaitingBasket
          key={trip.id}
          {...shown(trip)}
          onAge={(approved) => checkAge(trip, approved)}
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
