import {
  Alert,
  Button,
  Card,
  Group,
  SegmentedControl,
  Stack,
  Table,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, newCommandId, type Refusal } from '../../gateway/ask';
import { inMoney } from '../../parts/money';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useTask } from '../../parts/use-task';
import { type Basket, basketFields, type Receipt, receiptFields } from './basket';

const confirmPayment = `mutation ConfirmPayment($input: ConfirmPaymentInput!) { confirmPayment(input: $input) { __typename
  ... on PaymentConfirmed { receipt { ${receiptFields} } } ... on ScannerRefusal { reason message } } }`;
const readBasket = `query ClaimedBasket($id: ID!) { trip(id: $id) { ${basketFields} } }`;

const tenders = ['CARD', 'CASH', 'VOUCHER'] as const;
const numberOfNow = () => new Date().toISOString().replaceAll(/\D/g, '').slice(2, 14);

/** The claimed basket: what is due, what blocks payment, and the payment itself. */
export const Payment = ({
  accessToken,
  claimed,
  onPaid,
}: {
  accessToken: string;
  claimed: Basket;
  onPaid: (receipt: Receipt) => void;
}) => {
  const { t } = useTranslation();
  const { busy, trouble, run } = useTask();
  const [basket, setBasket] = useState(claimed);
  const [tender, setTender] = useState<(typeof tenders)[number]>('CARD');
  const [receiptNumber, setReceiptNumber] = useState(numberOfNow);

  const ageOpen = basket.ageCheck === 'OPEN';
  const auditOpen = basket.audit?.required === true && basket.audit.outcome === 'OPEN';
  const waiting = ageOpen || auditOpen || !basket.due;

  const refresh = useCallback(async () => {
    const found = await ask<{ trip: Basket | null }>(readBasket, { id: claimed.id }, accessToken).catch(
      () => undefined,
    );
    if (found?.trip) setBasket(found.trip);
  }, [accessToken, claimed.id]);

  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setInterval(() => void refresh(), 2000);
    return () => clearInterval(timer);
  }, [waiting, refresh]);

  const pay = async () => {
    const { due } = basket;
    if (!due) return;
    const paid = await run(async () => {
      const { confirmPayment: answer } = await ask<{
        confirmPayment: { __typename: 'PaymentConfirmed'; receipt: Receipt } | Refusal;
      }>(
        confirmPayment,
        {
          input: {
            commandId: newCommandId(),
            tripId: basket.id,
            businessDate: new Date().toISOString().slice(0, 10),
            receiptNumber,
            tenders: [{ kind: tender, amountMinor: due.minor }],
          },
        },
        accessToken,
      );
      return answer;
    });
    if (paid && 'receipt' in paid) onPaid(paid.receipt);
  };

  return (
    <Stack>
      <Card withBorder padding="lg">
        <Group justify="space-between" align="end">
          <Title order={1} size="h3">
            {t('till.due')}
          </Title>
          <Text fz={44} fw={800} lh={1} className="figures" data-testid="due">
            {basket.due ? inMoney(basket.due) : t('till.priced')}
          </Text>
        </Group>
      </Card>
      {ageOpen && <Alert color="blue">{t('till.ageOpen', { age: basket.requiredAge })}</Alert>}
      {auditOpen && <Alert color="blue">{t('till.auditOpen')}</Alert>}
      <Card withBorder padding="md">
        <Table>
          <Table.Tbody>
            {basket.lines.map((line) => (
              <Table.Tr key={line.id}>
                <Table.Td pl={line.parentLineId ? 'lg' : undefined}>
                  {line.quantity > 1 ? `${line.quantity} × ` : ''}
                  {line.name}
                </Table.Td>
                <Table.Td ta="right" className="figures">
                  {inMoney(line.amount)}
                </Table.Td>
              </Table.Tr>
            ))}
            {basket.discounts.map((discount) => (
              <Table.Tr key={discount.campaignId}>
                <Table.Td c="orange.7">{discount.title}</Table.Td>
                <Table.Td ta="right" c="orange.7" className="figures">
                  {t('money.minus', { amount: inMoney(discount.discount) })}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Card>
      <Card withBorder padding="lg">
        <Stack>
          <SegmentedControl
            aria-label={t('till.tender')}
            value={tender}
            onChange={(value) => setTender(value as typeof tender)}
            data={tenders.map((value) => ({ value, label: t(`till.tenders.${value}`) }))}
          />
          <TextInput
            label={t('till.receiptNumber')}
            value={receiptNumber}
            maxLength={40}
            onChange={(event) => setReceiptNumber(event.currentTarget.value)}
          />
          <Button size="xl" loading={busy} disabled={waiting} onClick={() => void pay()}>
            {t('till.pay', { amount: inMoney(basket.due ?? basket.subtotal) })}
          </Button>
          <TroubleNotice trouble={trouble} />
        </Stack>
      </Card>
    </Stack>
  );
};
