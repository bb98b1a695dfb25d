import { Button, Group, TextInput } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import {
  type ArticlesQuery,
  setPromotionCapDocument,
  setPurchasePriceDocument,
  setVatRateDocument,
} from '@rayon/client/operations/console';
import { type FormEvent, useState } from 'react';
import { useTranslation } from '../../i18n';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useCommands } from '../../parts/use-task';
import { minorIn, shareIn, typedAmount, typedPercent } from './amount';

/** An article as the list shows it. */
export type Article = ArticlesQuery['articles']['items'][number];

/** What holds for an article in every store, and what it costs in the currency of one, to be put right. */
export const ArticleForm = ({
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
  const currency = article.price?.amount.currency;
  const known = article.purchasePrices?.find((price) => price.currency === currency)?.minor ?? null;
  const [cost, setCost] = useState(
    known === null || currency === undefined ? '' : typedAmount(known, currency, language),
  );
  const [isTried, setTried] = useState(false);
  const wrong = (text: string) => (shareIn(text) === undefined ? t('console.gaps.share') : undefined);

  const costIn = () => {
    if (currency === undefined || cost.trim() === '') return null;
    return minorIn(cost, currency);
  };

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const vatPercent = shareIn(vat);
    const promotionCapPercent = shareIn(cap);
    const minor = costIn();
    if (vatPercent === undefined || promotionCapPercent === undefined || minor === undefined) return;
    const articleId = article.id;
    const isDone =
      (vatPercent === article.vatPercent || (await send(setVatRateDocument, { articleId, vatPercent }))) &&
      (promotionCapPercent === article.promotionCapPercent ||
        (await send(setPromotionCapDocument, { articleId, promotionCapPercent }))) &&
      (minor === known ||
        currency === undefined ||
        (await send(setPurchasePriceDocument, { articleId, currency, minor })));
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
        {currency !== undefined && (
          <TextInput
            label={t('console.purchasePriceIn', { currency })}
            description={t('console.purchasePriceHint', {
              per: t(article.price?.per === 'KILOGRAM' ? 'console.perKilogram' : 'console.perPiece'),
            })}
            inputMode="decimal"
            autoComplete="off"
            error={isTried && costIn() === undefined && t('console.gaps.cost')}
            errorProps={{ role: 'alert' }}
            value={cost}
            onChange={(event) => setCost(event.currentTarget.value)}
          />
        )}
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
