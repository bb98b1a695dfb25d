import { Text } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { type MyReceiptQuery, myReceiptDocument } from '@rayon/client/operations/card';
import { type ReactNode, useState } from 'react';
import { useTranslation } from '../../i18n';
import { LinePaid } from '../../parts/line-paid';
import { inMoney } from '../../parts/money';
import { Notice } from '../../parts/notice';
import { PaidWithPoints } from '../../parts/paid-with-points';
import { PriorPrices } from '../../parts/prior-prices';
import { ReceiptKept } from '../../parts/receipt-kept';
import { ReceiptLineItem } from '../../parts/receipt-line';
import { ReceiptVat } from '../../parts/receipt-vat';
import { ReturnWindow } from '../../parts/return-window';

type Details = MyReceiptQuery['receipt'];

/** One receipt of the list; opening it asks for its articles and for the offers they had. */
export const ReceiptDetails = ({
  caller,
  receiptId,
  children,
}: {
  caller: GatewayClient;
  receiptId: string;
  children: ReactNode;
}) => {
  const { t, set } = useTranslation();
  const [details, setDetails] = useState<Details>();

  const look = () =>
    caller.ask(myReceiptDocument, { id: receiptId }, { partly: true }).then(
      ({ receipt }) => setDetails(receipt),
      () => setDetails(null),
    );

  return (
    <li>
      <details onToggle={(event) => event.currentTarget.open && !details && void look()}>
        <summary>{children}</summary>
        {details === undefined && <Text c="dimmed">{t('shell.loading')}</Text>}
        {details === null && <Text c="dimmed">{t('card.receiptAway')}</Text>}
        {details && (
          <ul className="lines receipt-lines">
            {details.lines.map((line) => (
              <ReceiptLineItem key={line.id} line={line} size="sm">
                <LinePaid line={line} size="sm" />
              </ReceiptLineItem>
            ))}
            {details.discounts.map(({ campaignId, title, discount, priorPrices }) => (
              <li key={campaignId}>
                <div>
                  <Text size="sm" className="offer">
                    {set(title)}
                  </Text>
                  <PriorPrices priorPrices={priorPrices} lines={details.lines} />
                </div>
                <Text size="sm" className="figures offer">
                  {t('card.offerSaved', { amount: inMoney(discount) })}
                </Text>
              </li>
            ))}
          </ul>
        )}
        {details && <ReceiptKept receipt={details} />}
        {details && <ReceiptVat vat={details.vat} />}
        {details && <PaidWithPoints paid={details.paidWithPoints} />}
        {details && <ReturnWindow receipt={details} />}
        {details?.trip?.messages
          ?.filter(({ atEnd }) => atEnd)
          .map(({ messageId, title, body }) => (
            <Notice key={messageId} tone="offer" title={set(title)}>
              {set(body)}
            </Notice>
          ))}
      </details>
    </li>
  );
};
