import { Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Caller } from '../../gateway/caller';
import { useTranslation } from '../../i18n';
import { type Amount, inMoney } from '../../parts/money';
import { myReceiptDocument } from './documents';

type Details = {
  lines: {
    id: string;
    name: string;
    quantity: number;
    quantityKept: number;
    paid: Amount;
    parentLineId: string | null;
  }[];
  discounts: { campaignId: string; title: string; discount: Amount }[];
};

/** One receipt of the list; opening it asks for its articles and for the offers they had. */
export const ReceiptDetails = ({
  caller,
  receiptId,
  children,
}: {
  caller: Caller;
  receiptId: string;
  children: ReactNode;
}) => {
  const { t, set } = useTranslation();
  const [details, setDetails] = useState<Details | null>();

  const look = () =>
    caller.ask<{ receipt: Details | null }>(myReceiptDocument, { id: receiptId }, { partly: true }).then(
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
              <li key={line.id} data-linked={line.parentLineId ? true : undefined}>
                <div>
                  <Text size="sm">
                    {line.quantity > 1 ? `${line.quantity} × ` : ''}
                    {line.name}
                  </Text>
                  {line.quantityKept < line.quantity && (
                    <Text size="sm" c="dimmed">
                      {t('till.returned', {
                        returned: line.quantity - line.quantityKept,
                        quantity: line.quantity,
                      })}
                    </Text>
                  )}
                </div>
                <Text size="sm" className="figures">
                  {inMoney(line.paid)}
                </Text>
              </li>
            ))}
            {details.discounts.map(({ campaignId, title, discount }) => (
              <li key={campaignId}>
                <Text size="sm" className="offer">
                  {set(title)}
                </Text>
                <Text size="sm" className="figures offer">
                  {t('card.offerSaved', { amount: inMoney(discount) })}
                </Text>
              </li>
            ))}
          </ul>
        )}
      </details>
    </li>
  );
};
