import { Button, Card, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import {
  type WhyNotSaidFragment,
  whyNotDocument,
  whyNotOnReceiptDocument,
} from '@rayon/client/operations/console';
import { type FormEvent, useState } from 'react';
import { useTranslation } from '../../i18n';
import { inMoment } from '../../parts/dates';
import { inMoney } from '../../parts/money';
import { Notice } from '../../parts/notice';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useRequired } from '../../parts/use-required';
import { useTask } from '../../parts/use-task';
import { minorIn, typedAmount } from './amount';
import { dayOf } from './days';
import { NoStore, StoreChoice, useStores } from './store-choice';
import type { Who } from './who';

/** An answer, with the receipt it is about where several have its number. */
type Answer = Readonly<{ id: string; receipt?: string; said: WhyNotSaidFragment | null }>;

/** Why a campaign gave nothing on a receipt: staff find it by its number, a brand types its total as well. */
export const WhyNot = ({
  caller,
  who,
  campaignId,
}: {
  caller: GatewayClient;
  who: Who;
  campaignId: string;
}) => {
  const { t, set, language } = useTranslation();
  const stores = useStores(who);
  const { busy, trouble, run, clear } = useTask();
  const [number, setNumber] = useState('');
  const [dayTyped, setDay] = useState<string>();
  const [total, setTotal] = useState('');
  const [isWrong, setWrong] = useState(false);
  const [answers, setAnswers] = useState<readonly Answer[]>();
  const forget = () => {
    clear();
    setWrong(false);
    setAnswers(undefined);
  };
  const [numberRequired, dayRequired, totalRequired] = [
    useRequired(forget),
    useRequired(forget),
    useRequired(forget),
  ];
  const isBrand = who.role === 'BRAND';
  const { storeId } = stores;
  const { currency = 'EUR', timeZone } = stores.stores.find(({ id }) => id === storeId) ?? {};
  const day = dayTyped ?? (timeZone ? dayOf(new Date(), timeZone) : '');

  const printed = { storeId, businessDate: day, number: number.trim(), campaignId };
  const askAsBrand = async (totalMinor: number): Promise<readonly Answer[]> => {
    const { whyNotOnReceipt: said } = await caller.ask(whyNotOnReceiptDocument, { ...printed, totalMinor });
    return said ? [{ id: 'only', said }] : [];
  };
  const askAsStaff = async (): Promise<readonly Answer[]> => {
    const { receiptsByNumber: found } = await caller.ask(whyNotDocument, printed, { partly: true });
    return found.map(({ id, closedAt, total: paid, trip }) => ({
      id,
      receipt: t('console.whyNot.receipt', { moment: inMoment(closedAt), total: inMoney(paid) }),
      said: trip?.whyNot ?? null,
    }));
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    forget();
    const minor = minorIn(total, currency);
    if (isBrand && minor === undefined) return setWrong(true);
    setAnswers(await run(() => (isBrand ? askAsBrand(minor ?? 0) : askAsStaff())));
  };

  return (
    <Card withBorder padding="lg" component="section" aria-label={t('console.whyNot.title')}>
      <Stack>
        <Text fw={700} component="h3" m={0}>
          {t('console.whyNot.title')}
        </Text>
        <Text size="sm" c="dimmed">
          {t(isBrand ? 'console.whyNot.aboutBrand' : 'console.whyNot.about')}
        </Text>
        {stores.stores.length === 0 ? (
          <NoStore {...stores} />
        ) : (
          <form onSubmit={(event) => void submit(event)}>
            <Stack>
              <SimpleGrid cols={{ base: 1, sm: 2 }}>
                <StoreChoice {...stores} />
                <TextInput
                  label={t('console.whyNot.day')}
                  type="date"
                  {...dayRequired}
                  value={day}
                  onChange={(event) => setDay(event.currentTarget.value)}
                />
                <TextInput
                  label={t('console.whyNot.number')}
                  {...numberRequired}
                  maxLength={40}
                  autoComplete="off"
                  value={number}
                  onChange={(event) => setNumber(event.currentTarget.value)}
                />
                {isBrand && (
                  <TextInput
                    label={t('console.whyNot.total', { currency })}
                    inputMode="decimal"
                    {...totalRequired}
                    error={
                      isWrong
                        ? t('console.whyNot.wrongTotal', { example: typedAmount(1_250, currency, language) })
                        : totalRequired.error
                    }
                    maxLength={20}
                    autoComplete="off"
                    value={total}
                    onChange={(event) => setTotal(event.currentTarget.value)}
                  />
                )}
              </SimpleGrid>
              <Button type="submit" variant="default" loading={busy}>
                {t('console.whyNot.ask')}
              </Button>
            </Stack>
          </form>
        )}
        {answers?.length === 0 && (
          <Notice tone="offer" role="alert">
            {t(isBrand ? 'console.whyNot.notFoundBrand' : 'console.whyNot.notFound')}
          </Notice>
        )}
        {answers?.map(({ id, receipt, said }) => (
          <Notice
            key={id}
            tone={said?.given ? 'good' : 'info'}
            role="status"
            {...(receipt === undefined ? {} : { title: receipt })}
          >
            {said === null
              ? t('console.whyNot.away')
              : said.moment
                ? t('console.whyNot.moment', {
                    explanation: set(said.explanation),
                    moment: inMoment(said.moment),
                  })
                : set(said.explanation)}
          </Notice>
        ))}
        <TroubleNotice trouble={trouble} />
      </Stack>
    </Card>
  );
};
