import { NativeSelect, Text } from '@mantine/core';
import { storesDocument } from '@rayon/client/operations/session';
import { useCallback, useEffect, useState } from 'react';
import { gateway } from '../../gateway/gateway';
import { useTranslation } from '../../i18n';
import { Waiting } from '../../parts/page';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useAddress } from '../../parts/use-address';
import { useTask } from '../../parts/use-task';
import type { Store } from './store';
import { boundTo, type Who } from './who';

/**
 * The stores of whoever is bound to some, or all, with the one that is looked at: that of the address, else the first;
 * empty until they came, as `isKnown` says, or why they did not come.
 */
export const useStores = (who: Who) => {
  const own = boundTo(who)?.join(' ');
  const { said, note } = useAddress();
  const { trouble, run } = useTask();
  const [found, setFound] = useState<Store[]>();
  const retry = useCallback(async () => {
    const answer = await run(() => gateway.ask(storesDocument, {}));
    if (answer) setFound(answer.stores.filter(({ id }) => own === undefined || own.includes(id)));
  }, [own, run]);
  useEffect(() => void retry(), [retry]);
  const stores = found ?? none;
  const asked = said('store');
  const storeId = (stores.find(({ id }) => id === asked) ?? stores[0])?.id ?? '';
  return {
    stores,
    isKnown: found !== undefined,
    trouble,
    retry,
    storeId,
    setStoreId: (store: string) => note({ store }),
  };
};

const none: Store[] = [];

/** Picks the store that is looked at. */
export const StoreChoice = ({
  stores,
  storeId,
  setStoreId,
}: Pick<ReturnType<typeof useStores>, 'stores' | 'storeId' | 'setStoreId'>) => {
  const { t } = useTranslation();
  return (
    <NativeSelect
      label={t('console.store')}
      data={stores.map(({ id, name }) => ({ value: id, label: name }))}
      value={storeId}
      onChange={(event) => setStoreId(event.currentTarget.value)}
    />
  );
};

/** In place of what is about one store: that stores are asked for, why they did not come, or that there are none yet. */
export const NoStore = ({
  isKnown,
  trouble,
  retry,
}: Pick<ReturnType<typeof useStores>, 'isKnown' | 'trouble' | 'retry'>) => {
  const { t } = useTranslation();
  if (trouble) return <TroubleNotice trouble={trouble} onRetry={retry} />;
  if (!isKnown) return <Waiting />;
  return (
    <Text>
      {t('console.noStores')}{' '}
      <Text component="a" href="/graphql" c="var(--mantine-color-text)" td="underline">
        {t('console.toExplorer')}
      </Text>
    </Text>
  );
};
