import {
  Badge,
  Button,
  Card,
  Code,
  CopyButton,
  Group,
  Loader,
  Stack,
  Switch,
  Table,
  Text,
  Title,
} from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, newCommandId } from '../../gateway/ask';
import { type Amount, inDay, inMoney } from '../../parts/money';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useTask } from '../../parts/use-task';

type Mine = {
  me: {
    firstName: string;
    card: {
      gsrn: string;
      status: 'ACTIVE' | 'BLOCKED';
      qr: { content: string; svg: string; validUntil: string };
    };
    consents: { purpose: string; granted: boolean }[];
    points: {
      balance: number;
      entries: { items: { id: string; kind: 'ACCRUAL' | 'REVERSAL'; points: number; at: string }[] };
    };
  } | null;
  myReceipts: {
    items: {
      id: string;
      number: string;
      closedAt: string;
      total: Amount;
      points: { earned: number; status: string };
    }[];
  };
};

const query = `query MyCard { 
  me { firstName card { gsrn status qr { content svg validUntil } } consents { purpose granted }
    points { balance entries(first: 10) { items { id kind points at } } } }
  myReceipts(first: 10) { items { id number closedAt total { minor currency } points { earned status } } } }`;

const consent = `mutation SetConsent($input: SetConsentInput!) { setConsent(input: $input) { __typename
  ... on ConsentSet { member { id } } ... on MembersRefusal { reason message } } }`;

const secondsUntil = (instant: string) => Math.max(0, Math.ceil((Date.parse(instant) - Date.now()) / 1000));

/** The card with its rotating QR, the balance, the movements and the receipts. */
export const MemberCard = ({ accessToken, onSignOut }: { accessToken: string; onSignOut: () => void }) => {
  const { t } = useTranslation();
  const { trouble, run } = useTask();
  const [mine, setMine] = useState<Mine>();
  const [seconds, setSeconds] = useState(0);

  const refresh = useCallback(async () => {
    const found = await run(() => ask<Mine>(query, {}, accessToken));
    if (found) setMine(found);
  }, [accessToken, run]);

  useEffect(() => {
    void refresh();
  }, [refresh]);

  const validUntil = mine?.me?.card.qr.validUntil;
  useEffect(() => {
    if (!validUntil) return undefined;
    const tick = () => {
      const left = secondsUntil(validUntil);
      setSeconds(left);
      if (left === 0) void refresh();
    };
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [validUntil, refresh]);

  if (!mine?.me)
    return (
      <Stack align="center" mt="xl">
        {trouble ? <TroubleNotice trouble={trouble} /> : <Loader />}
        {trouble && <Button onClick={onSignOut}>{t('shell.signOut')}</Button>}
      </Stack>
    );

  const { me, myReceipts } = mine;
  const personalised = me.consents.find(({ purpose }) => purpose === 'personalised-offers')?.granted ?? false;
  const change = async (granted: boolean) => {
    await run(() =>
      ask(
        consent,
        { input: { commandId: newCommandId(), purpose: 'personalised-offers', granted, wordingVersion: 1 } },
        accessToken,
      ),
    );
    await refresh();
  };

  return (
    <Stack>
      <Group justify="space-between">
        <Title order={1} size="h2">
          {t('scanner.hello', { name: me.firstName })}
        </Title>
        <Button variant="subtle" onClick={onSignOut}>
          {t('shell.signOut')}
        </Button>
      </Group>
      <TroubleNotice trouble={trouble} />
      <Card withBorder padding="lg">
        <Group align="flex-start" justify="center" gap="xl">
          <Stack gap={4} align="center">
            <Card bg="white" p="sm" radius="md" w={232}>
              {/* The SVG is drawn by the members service from the card's own code; nothing of it is anybody's text. */}
              <img
                src={`data:image/svg+xml;utf8,${encodeURIComponent(me.card.qr.svg)}`}
                alt={t('card.qr')}
                width={208}
                height={208}
              />
            </Card>
            <Text size="sm" c="dimmed" className="figures">
              {t('card.renews', { seconds })}
            </Text>
          </Stack>
          <Stack gap="sm" flex="1 1 220px">
            <div>
              <Text size="sm" c="dimmed">
                {t('card.points')}
              </Text>
              <Text fz={44} fw={800} lh={1} className="figures" data-testid="balance">
                {me.points.balance}
              </Text>
            </div>
            <div>
              <Text size="sm" c="dimmed">
                {t('card.number')}
              </Text>
              <Text className="figures" fw={600}>
                {me.card.gsrn}
              </Text>
              {me.card.status === 'BLOCKED' && <Badge color="red">{t('card.blocked')}</Badge>}
            </div>
            <div>
              <Text size="sm" c="dimmed">
                {t('card.content')}
              </Text>
              <Group gap="xs">
                <Code data-testid="qr-content">{me.card.qr.content}</Code>
                <CopyButton value={me.card.qr.content}>
                  {({ copied, copy }) => (
                    <Button size="compact-xs" variant="light" onClick={copy}>
                      {copied ? t('card.copied') : t('card.copy')}
                    </Button>
                  )}
                </CopyButton>
              </Group>
            </div>
            <Switch
              label={t('card.personalised')}
              description={t('card.consent')}
              checked={personalised}
              onChange={(event) => void change(event.currentTarget.checked)}
            />
          </Stack>
        </Group>
      </Card>

      <Card withBorder padding="lg">
        <Title order={2} size="h4" mb="xs">
          {t('card.receipts')}
        </Title>
        {myReceipts.items.length === 0 ? (
          <Text c="dimmed">{t('card.noReceipts')}</Text>
        ) : (
          <Table>
            <Table.Tbody>
              {myReceipts.items.map((receipt) => (
                <Table.Tr key={receipt.id}>
                  <Table.Td>{inDay(receipt.closedAt)}</Table.Td>
                  <Table.Td>{receipt.number}</Table.Td>
                  <Table.Td className="figures" ta="right">
                    {inMoney(receipt.total)}
                  </Table.Td>
                  <Table.Td className="figures" ta="right">
                    +{receipt.points.earned}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Card>
      {me.points.entries.items.length > 0 && (
        <Card withBorder padding="lg">
          <Title order={2} size="h4" mb="xs">
            {t('card.history')}
          </Title>
          <Table>
            <Table.Tbody>
              {me.points.entries.items.map((entry) => (
                <Table.Tr key={entry.id}>
                  <Table.Td>{inDay(entry.at)}</Table.Td>
                  <Table.Td>{entry.kind === 'ACCRUAL' ? t('card.earned') : t('card.reversed')}</Table.Td>
                  <Table.Td className="figures" ta="right">
                    {entry.kind === 'ACCRUAL' ? '+' : '−'}
                    {Math.abs(entry.points)}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Card>
      )}
    </Stack>
  );
};
