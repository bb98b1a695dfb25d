import { Button, SimpleGrid, Table, Text } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { placementBillDocument } from '@rayon/client/operations/console';
import { useCallback } from 'react';
import { useTranslation } from '../../i18n';
import { inShortDay } from '../../parts/days-said';
import { inFigures, inMoney } from '../../parts/money';
import { saveFile } from '../../parts/save-file';
import { AskedCard } from './asked-card';
import { type Bill, billFile, firstDayOfLine, lastDayOfLine } from './bill-file';
import type { WholeCampaign } from './campaign';

/** What the place of a brand's message costs it, line by line, and as a file it can check; nothing where it is not told. */
export const PlacementBill = ({
  caller,
  campaign,
  placement,
}: {
  caller: GatewayClient;
  campaign: WholeCampaign;
  placement: NonNullable<WholeCampaign['placement']>;
}) => {
  const { t } = useTranslation();
  const { id } = campaign;
  const ask = useCallback(
    async () => (await caller.ask(placementBillDocument, { id })).campaign?.placementBill ?? null,
    [caller, id],
  );
  return (
    <AskedCard id="bill" title={t('console.placement.bill')} ask={ask}>
      {(bill: Bill) => (
        <>
          <Sums bill={bill} cap={inMoney(placement.cap)} />
          {bill.lines.length > 0 && (
            <>
              <Lines bill={bill} billing={placement.billing} />
              <Button
                variant="default"
                style={{ alignSelf: 'start' }}
                onClick={() => saveFile(`placement-${id}.csv`, billFile(campaign, bill.lines))}
              >
                {t('console.placement.save')}
              </Button>
            </>
          )}
          <Text size="sm" c="dimmed">
            {t(`console.placement.how.${placement.billing}`)}{' '}
            {t('console.placement.lineIs', { people: bill.peopleMin })}
          </Text>
        </>
      )}
    </AskedCard>
  );
};

const Sums = ({ bill, cap }: { bill: Bill; cap: string }) => {
  const { t } = useTranslation();
  const sums: [name: string, said: string][] = [
    [t('console.placement.billed'), inMoney(bill.billed)],
    [t('console.placement.cap'), cap],
    ...(bill.waiting === null
      ? []
      : [[t('console.placement.waiting'), inFigures(bill.waiting)] satisfies [string, string]]),
    ...(bill.left === null
      ? []
      : [[t('console.placement.left'), inFigures(bill.left)] satisfies [string, string]]),
  ];
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }} component="dl" m={0}>
      {sums.map(([name, said]) => (
        <div key={name}>
          <Text component="dt" size="sm" c="dimmed">
            {name}
          </Text>
          <Text component="dd" m={0} className="figures">
            {said}
          </Text>
        </div>
      ))}
    </SimpleGrid>
  );
};

const Lines = ({ bill, billing }: { bill: Bill; billing: 'IMPRESSION' | 'REDEMPTION' }) => {
  const { t } = useTranslation();
  const isSold = billing === 'REDEMPTION';
  return (
    <Table.ScrollContainer minWidth={360}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('console.placement.days')}</Table.Th>
            <Table.Th ta="right">{t(`console.placement.counted.${billing}`)}</Table.Th>
            {isSold && <Table.Th ta="right">{t('console.placement.takenBack')}</Table.Th>}
            <Table.Th ta="right">{t('console.placement.amount')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {bill.lines.toReversed().map((line) => {
            const [first, last] = [firstDayOfLine(line), lastDayOfLine(line)];
            return (
              <Table.Tr key={line.number}>
                <Table.Td>
                  {first === last
                    ? inShortDay(first)
                    : t('console.placement.fromTo', { first: inShortDay(first), last: inShortDay(last) })}
                </Table.Td>
                <Table.Td ta="right" className="figures">
                  {inFigures(line.count)}
                </Table.Td>
                {isSold && (
                  <Table.Td ta="right" className="figures">
                    {inFigures(line.takenBack)}
                  </Table.Td>
                )}
                <Table.Td ta="right" className="figures">
                  {inMoney(line.amount)}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
};
