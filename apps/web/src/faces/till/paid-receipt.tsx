import { Alert, Button, Card, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, newCommandId, type Refusal } from '../../gateway/ask';
import { type Amount, inMoney } from '../../parts/money';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useTask } from '../../parts/use-task';
import { type Receipt, receiptFields } from './basket';

const readReceipt = `query Receipt($id: ID!) { receipt(id: $id) { ${receiptFields} } }`;
const returnLine = `mutation ReturnLine($input: ReturnLineInput!) { returnLine(input: $input) { __typename
  ... on LineReturned { refund { minor currency } receipt { ${receiptFields} } } ... on ScannerRefusal { reason message } } }`;

/** The paid receipt with its points; each line can be brought back, one unit at a time. */
export const PaidReceipt = ({
  accessToken,
  closed,
  onNext,
}: {
  accessToken: string;
  closed: Receipt;
  onNext: () => void;
}) => {
  const { t } = useTranslation();
  const { busy, trouble, run } = useTask();
  const [receipt, setReceipt] = useState(closed);
  const [refund, setRefund] = useState<Amount>();
  const [looksLeft, setLooksLeft] = useState(10);

  // Points are posted a moment after payment, and taken back a moment after a return.
  useEffect(() => {
    if (looksLeft === 0) return undefined;
    const timer = setTimeout(() => {
      ask<{ receipt: Receipt | null }>(readReceipt, { id: closed.id }, accessToken).then(
        (found) => {
          if (found.receipt) setReceipt(found.receipt);
          setLooksLeft((left) => left - 1);
        },
        () => setLooksLeft((left) => left - 1),
      );
    }, 300);
    return () => clearTimeout(timer);
  }, [looksLeft, closed.id, accessToken]);

  const takeBack = async (lineId: string) => {
    const returned = await run(async () => {
      const { returnLine: answer } = await ask<{
        returnLine: { __typename: 'LineReturned'; refund: Amount; receipt: Receipt } | Refusal;
      }>(
        returnLine,
        { input: { commandId: newCommandId(), receiptId: receipt.id, lineId, quantity: 1 } },
        accessToken,
      );
      return answer;
    });
    if (!returned || !('receipt' in returned)) return;
    setReceipt(returned.receipt);
    setRefund(returned.refund);
    setLooksLeft(10);
  };

  const { points } = receipt;
  return (
    <Stack>
      <Card withBorder padding="lg">
        <Group justify="space-between" align="end">
          <Title order={1} size="h3">
            {t('till.receipt', { number: receipt.number })}
          </Title>
          <Text fz={32} fw={800} lh={1} className="figures">
            {inMoney(receipt.total)}
          </Text>
        </Group>
        <Text mt="xs" data-testid="receipt-points">
          {points?.status === 'NO_MEMBER'
            ? t('till.noMember')
            : `${t('till.points')} : ${points?.status === 'POSTED' ? `+${points.earned}${points.reversed ? ` −${points.reversed}` : ''}` : t('till.pending')}`}
        </Text>
      </Card>
      {refund && (
        <Alert color="beam" role="status">
          {t('till.refunded', { amount: inMoney(refund) })}
        </Alert>
      )}
      <TroubleNotice trouble={trouble} />
      <Card withBorder padding="md">
        <Table>
          <Table.Tbody>
            {receipt.lines.map((line) => (
              <Table.Tr key={line.id}>
                <Table.Td>
                  {line.name}
                  {line.quantityKept < line.quantity && (
                    <Text size="sm" c="dimmed">
                      {t('till.kept', { kept: line.quantityKept, quantity: line.quantity })}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td ta="right" className="figures">
                  {inMoney(line.paid)}
                </Table.Td>
                <Table.Td ta="right" w={60}>
                  {!line.parentLineId && line.quantityKept > 0 && (
                    <Button
                      variant="light"
                      color="gray"
                      size="compact-md"
                      disabled={busy}
                      aria-label={t('till.returnOne', { name: line.name })}
                      onClick={() => void takeBack(line.id)}
                    >
                      ↩
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Card>
      <Button size="lg" onClick={onNext}>
        {t('till.next')}
      </Button>
    </Stack>
  );
};
