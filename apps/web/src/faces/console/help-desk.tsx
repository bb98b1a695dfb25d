import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, newCommandId, type Refusal } from '../../gateway/ask';
import { type Amount, inMoney } from '../../parts/money';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useTask } from '../../parts/use-task';

type Waiting = {
  id: string;
  requiredAge: number;
  ageCheck: string;
  audit: { required: boolean; outcome: string | null; reason: string | null } | null;
  subtotal: Amount;
  piecesCount: number;
};

const waitingTrips = `query Waiting($storeId: ID!) { tripsNeedingHelp(storeId: $storeId) {
  id requiredAge ageCheck audit { required outcome reason } subtotal { minor currency } piecesCount } }`;
const approveAge = `mutation ApproveAge($input: ApproveAgeInput!) { approveAge(input: $input) { __typename
  ... on AgeChecked { trip { id } } ... on ScannerRefusal { reason message } } }`;
const completeAudit = `mutation CompleteAudit($input: CompleteAuditInput!) { completeAudit(input: $input) { __typename
  ... on AuditCompleted { trip { id } } ... on ScannerRefusal { reason message } } }`;

/** Baskets that wait for an associate: age checks and audits of the associate's stores. */
export const HelpDesk = ({ accessToken, storeIds }: { accessToken: string; storeIds: string[] }) => {
  const { t } = useTranslation();
  const { busy, trouble, run } = useTask();
  const [waiting, setWaiting] = useState<Waiting[]>([]);
  const stores = storeIds.join(' ');

  const look = useCallback(async () => {
    const lists = await Promise.all(
      stores
        .split(' ')
        .filter(Boolean)
        .map((storeId) => ask<{ tripsNeedingHelp: Waiting[] }>(waitingTrips, { storeId }, accessToken)),
    );
    setWaiting(lists.flatMap(({ tripsNeedingHelp }) => tripsNeedingHelp));
    return {};
  }, [accessToken, stores]);

  useEffect(() => {
    void run(look);
    const timer = setInterval(() => void look().catch(() => undefined), 2000);
    return () => clearInterval(timer);
  }, [look, run]);

  const settle = async (document: string, name: string, input: Record<string, unknown>) => {
    await run(async () => {
      const data = await ask<Record<string, { __typename: string } | Refusal>>(
        document,
        { input: { commandId: newCommandId(), ...input } },
        accessToken,
      );
      return data[name] ?? {};
    });
    await look().catch(() => undefined);
  };

  return (
    <Stack>
      <TroubleNotice trouble={trouble} />
      {waiting.length === 0 && <Text c="dimmed">{t('console.noHelp')}</Text>}
      {waiting.map((trip) => (
        <Card key={trip.id} withBorder padding="md">
          <Group justify="space-between">
            <div>
              <Title order={2} size="h4">
                {inMoney(trip.subtotal)} · {t('scanner.pieces', { count: trip.piecesCount })}
              </Title>
              {trip.audit?.outcome === 'OPEN' && <Text c="dimmed">{trip.audit.reason}</Text>}
            </div>
            <Group gap="xs">
              {trip.ageCheck === 'OPEN' && (
                <>
                  <Button
                    disabled={busy}
                    onClick={() => void settle(approveAge, 'approveAge', { tripId: trip.id, approved: true })}
                  >
                    {t('console.approveAge')} ({trip.requiredAge}+)
                  </Button>
                  <Button
                    variant="light"
                    color="gray"
                    disabled={busy}
                    onClick={() =>
                      void settle(approveAge, 'approveAge', { tripId: trip.id, approved: false })
                    }
                  >
                    {t('console.refuseAge')}
                  </Button>
                </>
              )}
              {trip.audit?.outcome === 'OPEN' && (
                <>
                  <Button
                    disabled={busy}
                    onClick={() =>
                      void settle(completeAudit, 'completeAudit', { tripId: trip.id, outcome: 'CLEAN' })
                    }
                  >
                    {t('console.auditClean')}
                  </Button>
                  <Button
                    variant="light"
                    color="gray"
                    disabled={busy}
                    onClick={() =>
                      void settle(completeAudit, 'completeAudit', { tripId: trip.id, outcome: 'DISCREPANCY' })
                    }
                  >
                    {t('console.auditDiscrepancy')}
                  </Button>
                </>
              )}
            </Group>
          </Group>
        </Card>
      ))}
    </Stack>
  );
};
