import { Button, Table, Text } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { useRef, useState } from 'react';
import { useTranslation } from '../../i18n';
import { inMoney, inPercent } from '../../parts/money';
import { useAfterRender } from '../../parts/use-after-render';
import { type Article, ArticleForm } from './article-form';

/** One article, and what holds for it in every store, to be put right. */
export const ArticleRow = ({
  article,
  caller,
  mayChange,
  onChanged,
}: {
  article: Article;
  caller: GatewayClient;
  mayChange: boolean;
  onChanged: () => Promise<unknown>;
}) => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const afterRender = useAfterRender();
  const opener = useRef<HTMLButtonElement>(null);
  const { price, purchasePrices } = article;
  const bought = purchasePrices?.find(({ currency }) => currency === price?.amount.currency);
  const perUnit = (amount: { minor: number; currency: string }) =>
    price?.per === 'KILOGRAM' ? t('scanner.perKilogram', { price: inMoney(amount) }) : inMoney(amount);
  return (
    <Table.Tr>
      <Table.Td>
        <Text fw={600}>{article.name}</Text>
        <Text size="sm" c="dimmed">
          {[article.brand?.name, article.category].filter(Boolean).join(' · ')}
        </Text>
        {isOpen && (
          <ArticleForm
            article={article}
            caller={caller}
            onDone={async (isChanged) => {
              if (isChanged) await onChanged();
              setOpen(false);
              // Whoever closed the form goes on from where they opened it.
              afterRender(() => opener.current?.focus());
            }}
          />
        )}
      </Table.Td>
      <Table.Td data-label={t('console.code')} className="figures">
        {article.codes[0]?.replace(/^0/, '')}
      </Table.Td>
      <Table.Td data-label={t('console.vat')} ta="right" className="figures">
        {article.vatPercent !== null && inPercent(article.vatPercent)}
      </Table.Td>
      <Table.Td data-label={t('console.promotionCap')} ta="right" className="figures">
        {article.promotionCapPercent !== null &&
          (article.promotionCapPercent === 0
            ? t('console.noPromotion')
            : inPercent(article.promotionCapPercent))}
      </Table.Td>
      <Table.Td data-label={t('console.price')} ta="right" className="figures">
        {price && perUnit(price.amount)}
      </Table.Td>
      {purchasePrices && (
        <Table.Td data-label={t('console.purchasePrice')} ta="right" className="figures">
          {bought && perUnit(bought)}
        </Table.Td>
      )}
      {mayChange && (
        <Table.Td>
          {!isOpen && (
            <Button
              ref={opener}
              size="xs"
              h={40}
              variant="default"
              aria-label={t('console.changeArticle', { name: article.name })}
              onClick={() => setOpen(true)}
            >
              {t('console.change')}
            </Button>
          )}
        </Table.Td>
      )}
    </Table.Tr>
  );
};
