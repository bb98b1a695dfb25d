import { NativeSelect } from '@mantine/core';
import { type StoresQuery, storesDocument } from '@rayon/client/operations/session';
import { useEffect, useState } from 'react';
import { gateway } from '../../gateway/gateway';
import { useTranslation } from '../../i18n';

type Store = StoresQuery['stores'][number];

/** The stores with the one that is looked at, one's own first; empty until they came. */
export const useStores = (ownStoreIds: readonly string[] = []) => {
  const [ownStoreId] = ownStoreIds;
  const [stores, setStores] = useState<Store[]>([]);
  const [storeId, setStoreId] = useState('');
  useEffect(() => {
    gateway.ask(storesDocument, {}).then(
      (found) => {
        setStores(found.stores);
        const own = found.stores.find(({ id }) => id === ownStoreId);
        setStoreId((own ?? found.stores[0])?.id ?? '');
      },
      () => undefined,
    );
  }, [ownStoreId]);
  return { stores, storeId, setStoreId };
};

/** Picks the store that is looked at. */
export const StoreChoice = ({ stores, storeId, setStoreId }: ReturnType<typeof useStores>) => {
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
