import '@mantine/core/styles/Table.css';
import { Card, SimpleGrid, Stack, Table, Text, TextInput } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { type ArticlesQuery, articlesDocument } from '@rayon/client/operations/console';
import { useEffect, useState } from 'react';
import { useTranslation } from '../../i18n';
import { inMoney } from '../../parts/money';
import { Waiting } from '../../parts/page';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useTask } from '../../parts/use-task';
import { StoreChoice, useStores } from './store-choice';
import type { Who } from './who';

type Article = ArticlesQuery['articles']['items'][number];

const typingPauseMilliseconds = 200;

/** The catalogue, searched by name or code, with prices of one store. */
export const Articles = ({ caller, who }: { caller: GatewayClient; who: Who }) => {
  const { t } = useTranslation();
  const { trouble, run } = useTask();
  const choice = useStores(who);
  const { storeId } = choice;
  const [text, setText] = useState('');
  const [tries, setTries] = useState(0);
  const [articles, setArticles] = useState<Article[]>();

  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks again.
  useEffect(() => {
    if (!storeId) return undefined;
    const timer = setTimeout(() => {
      void run(() =>
        caller.ask(articlesDocument, {
          search: text.trim() || null,
          storeId,
        }),
      ).then((found) => found && setArticles(found.articles.items));
    }, typingPauseMilliseconds);
    return () => clearTimeout(timer);
  }, [text, storeId, tries, caller, run]);

  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={t('console.search')}
          type="search"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <StoreChoice {...choice} />
      </SimpleGrid>
      <TroubleNotice trouble={trouble} onRetry={() => setTries((before) => before + 1)} />
      {!articles && !trouble && <Waiting />}
      {articles?.length === 0 && <Text c="dimmed">{t('console.noArticles')}</Text>}
      {articles && articles.length > 0 && (
        <Card withBorder padding={0}>
          <Table className="rows" verticalSpacing="xs" horizontalSpacing="md">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('console.article')}</Table.Th>
                <Table.Th>{t('console.code')}</Table.Th>
                <Table.Th ta="right">{t('console.price')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {articles.map((article) => (
                <Table.Tr key={article.id}>
                  <Table.Td>
                    <Text fw={600}>{article.name}</Text>
                    <Text size="sm" c="dimmed">
                      {[article.brand?.name, article.category].filter(Boolean).join(' · ')}
                    </Text>
                  </Table.Td>
                  <Table.Td data-label={t('console.code')} className="figures">
                    {article.codes[0]?.replace(/^0/, '')}
                  </Table.Td>
                  <Table.Td data-label={t('console.price')} ta="right" className="figures">
                    {article.price &&
                      (article.price.per === 'KILOGRAM'
                        ? t('scanner.perKilogram', { price: inMoney(article.price.amount) })
                        : inMoney(article.price.amount))}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Card>
      )}
    </Stack>
  );
};
