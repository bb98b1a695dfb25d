import '@mantine/core/styles/Table.css';
import { Card, SimpleGrid, Stack, Table, Text, TextInput } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { articlesDocument } from '@rayon/client/operations/console';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from '../../i18n';
import { Waiting } from '../../parts/page';
import { ShowMore } from '../../parts/show-more';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useAddress } from '../../parts/use-address';
import { useList } from '../../parts/use-pages';
import { useTask } from '../../parts/use-task';
import { ArticleRow } from './article-row';
import { NoStore, StoreChoice, useStores } from './store-choice';
import { boundTo, type Who } from './who';

const typingPauseMilliseconds = 200;

/** The catalogue, searched by name or code, with prices of one store and what holds in all. */
export const Articles = ({ caller, who }: { caller: GatewayClient; who: Who }) => {
  const { t } = useTranslation();
  const { trouble, run } = useTask();
  const { said, note } = useAddress();
  const choice = useStores(who);
  const { storeId } = choice;
  const [text, setText] = useState(said('search') ?? '');

  // It holds in every store.
  const mayChange = boundTo(who) === undefined;
  const withCost = who.role === 'MARKETER' || who.role === 'ADMINISTRATOR';
  const search = text.trim();
  const ask = useCallback(
    async (after: string | null) =>
      (await caller.ask(articlesDocument, { search: search || null, storeId, withCost, after })).articles,
    [caller, search, storeId, withCost],
  );
  const { items: articles, look, ...list } = useList(ask);

  useEffect(() => {
    if (!storeId) return undefined;
    const timer = setTimeout(() => void run(look), typingPauseMilliseconds);
    return () => clearTimeout(timer);
  }, [storeId, look, run]);

  const type = (typed: string) => {
    setText(typed);
    note({ search: typed || undefined });
  };

  if (!storeId) return <NoStore {...choice} />;
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={t('console.search')}
          type="search"
          value={text}
          onChange={(event) => type(event.currentTarget.value)}
        />
        <StoreChoice {...choice} />
      </SimpleGrid>
      <TroubleNotice trouble={trouble} onRetry={() => run(look)} />
      {!articles && !trouble && <Waiting />}
      {articles?.length === 0 && <Text c="dimmed">{t('console.noArticles')}</Text>}
      {articles && articles.length > 0 && (
        <Card withBorder padding={0}>
          <Table className="rows" verticalSpacing="xs" horizontalSpacing="md">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('console.article')}</Table.Th>
                <Table.Th>{t('console.code')}</Table.Th>
                <Table.Th ta="right">{t('console.vat')}</Table.Th>
                <Table.Th ta="right">{t('console.promotionCap')}</Table.Th>
                <Table.Th ta="right">{t('console.price')}</Table.Th>
                {withCost && <Table.Th ta="right">{t('console.purchasePrice')}</Table.Th>}
                {mayChange && <Table.Th />}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {articles.map((article) => (
                <ArticleRow
                  key={article.id}
                  article={article}
                  caller={caller}
                  mayChange={mayChange}
                  onChanged={() => run(look)}
                />
              ))}
            </Table.Tbody>
          </Table>
        </Card>
      )}
      <TroubleNotice trouble={list.trouble} />
      {articles && (
        <ShowMore
          shown={articles.length}
          isMore={list.isMore}
          busy={list.busy}
          onMore={() => void list.more()}
        />
      )}
    </Stack>
  );
};
