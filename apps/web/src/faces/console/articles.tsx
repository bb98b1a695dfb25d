import { Card, NativeSelect, Stack, Table, Text, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../gateway/ask';
import { type Amount, inMoney } from '../../parts/money';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useTask } from '../../parts/use-task';

type Article = {
  id: string;
  name: string;
  category: string;
  codes: string[];
  brand: { name: string } | null;
  price: { amount: Amount; per: string } | null;
};
type Store = { id: string; name: string };

const search = `query Articles($search: String, $storeId: ID!) { articles(search: $search, first: 25) {
  items { id name category codes brand { name } price(storeId: $storeId) { amount { minor currency } per } } } }`;

/** The catalogue, searched by name or code, with prices of one store. */
export const Articles = ({ accessToken }: { accessToken: string }) => {
  const { t } = useTranslation();
  const { trouble, run } = useTask();
  const [stores, setStores] = useState<Store[]>([]);
  const [storeId, setStoreId] = useState('');
  const [text, setText] = useState('');
  const [articles, setArticles] = useState<Article[]>();

  useEffect(() => {
    ask<{ stores: Store[] }>('query Stores { stores { id name } }', {}, accessToken).then(
      (found) => {
        setStores(found.stores);
        setStoreId(found.stores[0]?.id ?? '');
      },
      () => undefined,
    );
  }, [accessToken]);

  useEffect(() => {
    if (!storeId) return undefined;
    const timer = setTimeout(() => {
      void run(() =>
        ask<{ articles: { items: Article[] } }>(
          search,
          { search: text.trim() || null, storeId },
          accessToken,
        ),
      ).then((found) => {
        if (found) setArticles(found.articles.items);
      });
    }, 200);
    return () => clearTimeout(timer);
  }, [text, storeId, accessToken, run]);

  return (
    <Stack>
      <TroubleNotice trouble={trouble} />
      <TextInput
        label={t('console.search')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('console.store')}
        data={stores.map(({ id, name }) => ({ value: id, label: name }))}
        value={storeId}
        onChange={(event) => setStoreId(event.currentTarget.value)}
      />
      {articles?.length === 0 && <Text c="dimmed">{t('console.noArticles')}</Text>}
      {articles && articles.length > 0 && (
        <Card withBorder padding={0}>
          <Table.ScrollContainer minWidth={600}>
            <Table verticalSpacing="xs" horizontalSpacing="md">
              <Table.Tbody>
                {articles.map((article) => (
                  <Table.Tr key={article.id}>
                    <Table.Td>
                      <Text fw={600}>{article.name}</Text>
                      <Text size="sm" c="dimmed">
                        {[article.brand?.name, article.category].filter(Boolean).join(' · ')}
                      </Text>
                    </Table.Td>
                    <Table.Td className="figures">{article.codes[0]?.replace(/^0/, '')}</Table.Td>
                    <Table.Td ta="right" className="figures">
                      {article.price &&
                        (article.price.per === 'KILOGRAM'
                          ? t('scanner.perKilogram', { price: inMoney(article.price.amount) })
                          : inMoney(article.price.amount))}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Card>
      )}
    </Stack>
  );
};
