import { Button, Text } from '@mantine/core';
import { type GatewayClient, GatewayProblem } from '@rayon/client';
import { moreMovementsDocument, moreReceiptsDocument } from '@rayon/client/operations/card';
import { Link } from 'wouter';
import { useTranslation } from '../../i18n';
import { pages } from '../../pages';
import { inClockTime, inDay, inMoney } from '../../parts/money';
import { MovementLine } from '../../parts/movement-line';
import { inPoints } from '../../parts/points';
import { ShowMore } from '../../parts/show-more';
import { TroubleNotice } from '../../parts/trouble-notice';
import { addressOf } from '../../parts/use-address';
import { usePages } from '../../parts/use-pages';
import { currentMonth } from './current-month';
import type { MovementPage, ReceiptPage } from './mine';
import { ReceiptDetails } from './receipt-details';

/** Paid baskets, the newest first; undefined while they cannot be told. */
export const Receipts = ({ caller, newest }: { caller: GatewayClient; newest: ReceiptPage | undefined }) => {
  const { t } = useTranslation();
  const { items, isMore, busy, trouble, more } = usePages(
    'receipts',
    newest,
    async (after) => (await caller.ask(moreReceiptsDocument, { after }, { partly: true })).myReceipts,
  );
  if (!newest) return <Text c="dimmed">{t('card.receiptsAway')}</Text>;
  if (items.length === 0) return <Text c="dimmed">{t('card.noReceipts')}</Text>;
  return (
    <>
      <ul className="lines">
        {items.map(({ id, number, closedAt, store, total, refunded, points }) => (
          <ReceiptDetails key={id} caller={caller} receiptId={id}>
            <div>
              <Text fw={600}>{`${inDay(closedAt)}, ${inClockTime(closedAt)}`}</Text>
              <Text size="sm" c="dimmed">
                {[store.name, t('card.receipt', { number })].join(' · ')}
              </Text>
            </div>
            <div style={{ textAlign: 'right' }}>
              <Text className="figures" fw={600}>
                {inMoney(total)}
              </Text>
              {points?.status === 'POSTED' && (
                <Text size="sm" c="dimmed" className="figures">
                  {inPoints(points.earned - points.reversed)}
                </Text>
              )}
              {refunded.minor > 0 && (
                <Text size="sm" c="dimmed">
                  {t('till.refunded', { amount: inMoney(refunded) })}
                </Text>
              )}
            </div>
          </ReceiptDetails>
        ))}
      </ul>
      <TroubleNotice trouble={trouble} />
      <ShowMore shown={items.length} isMore={isMore} busy={busy} onMore={() => void more()} />
    </>
  );
};

/** What came onto the account and what left it. */
export const Movements = ({ caller, newest }: { caller: GatewayClient; newest: MovementPage }) => {
  const { t } = useTranslation();
  const { items, isMore, busy, trouble, more } = usePages('movements', newest, async (after) => {
    const { me } = await caller.ask(moreMovementsDocument, { after });
    if (!me?.points) throw new GatewayProblem('UNAVAILABLE');
    return me.points.entries;
  });
  return (
    <>
      <ul className="lines">
        {items.map((entry) => (
          <MovementLine key={entry.id} entry={entry} />
        ))}
      </ul>
      <TroubleNotice trouble={trouble} />
      <ShowMore shown={items.length} isMore={isMore} busy={busy} onMore={() => void more()} />
      <Button
        variant="default"
        component={Link}
        href={addressOf(pages.card, { statement: currentMonth })}
        style={{ alignSelf: 'start' }}
      >
        {t('card.statements')}
      </Button>
    </>
  );
};
