import { Button, Group, Table, Text, TextInput } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import {
  type ArticlesQuery,
  setPromotionCapDocument,
  setVatRateDocument,
} from '@rayon/client/operations/console';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from '../../i18n';
import { inMoney, inPercent } from '../../parts/money';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useCommands } from '../../parts/use-task';
import { shareIn, typedPercent } from './amount';

type Article = ArticlesQuery['articles']['items'][number];

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
  const opener = useRef<HTMLButtonElement>(null);
  const { price } = article;
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
              requestAnimationFrame(() => opener.current?.focus());
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
        {price &&
          (price.per === 'KILOGRAM'
            ? t('scanner.perKilogram', { price: inMoney(price.amount) })
            : inMoney(price.amount))}
      </Table.Td>
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

const ArticleForm = ({
  article,
  caller,
  onDone,
}: {
  article: Article;
  caller: GatewayClient;
  onDone: (isChanged: boolean) => Promise<void>;
}) => {
  const { t, language } = useTranslation();
  const { busy, trouble, send } = useCommands(caller);
  const typed = (percent: number | null) => (percent === null ? '' : typedPercent(percent, language));
  const [vat, setVat] = useState(typed(article.vatPercent));
  const [cap, setCap] = useState(typed(article.promotionCapPercent));
  const [isTried, setTried] = useState(false);
  const wrong = (text: string) => (shareIn(text) === undefined ? t('console.gaps.share') : undefined);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const vatPercent = shareIn(vat);
    const promotionCapPercent = shareIn(cap);
    if (vatPercent === undefined || promotionCapPercent === undefined) return;
    const articleId = article.id;
    const isDone =
      (vatPercent === article.vatPercent || (await send(setVatRateDocument, { articleId, vatPercent }))) &&
      (promotionCapPercent === article.promotionCapPercent ||
        (await send(setPromotionCapDocument, { articleId, promotionCapPercent })));
    if (isDone) await onDone(true);
  };

  return (
    <form noValidate onSubmit={(event) => void save(event)}>
      <Group gap="sm" align="start" mt={6}>
        <TextInput
          label={t('console.vatPercent')}
          description={t('console.vatPercentHint')}
          inputMode="decimal"
          autoComplete="off"
          autoFocus
          error={isTried && wrong(vat)}
          errorProps={{ role: 'alert' }}
          value={vat}
          onChange={(event) => setVat(event.currentTarget.value)}
        />
        <TextInput
          label={t('console.promotionCapPercent')}
          description={t('console.promotionCapHint')}
          inputMode="decimal"
          autoComplete="off"
          error={isTried && wrong(cap)}
          errorProps={{ role: 'alert' }}
          value={cap}
          onChange={(event) => setCap(event.currentTarget.value)}
        />
      </Group>
      <TroubleNotice trouble={trouble} />
      <Group gap="xs" mt={8}>
        <Button type="submit" size="xs" h={40} loading={busy}>
          {t('console.save')}
        </Button>
        <Button size="xs" h={40} variant="default" onClick={() => void onDone(false)}>
          {t('console.close')}
        </Button>
      </Group>
    </form>
  );
};
