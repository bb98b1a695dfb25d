import { NativeSelect } from '@mantine/core';
import { type StoresQuery, storesDocument } from '@rayon/client/operations/session';
import { useEffect, useState } from 'react';
import { gateway } from '../../gateway/gateway';
import { useTranslation } from '../../i18n';
import { useAddress } from '../../parts/use-address';

type Store = StoresQuery['stores'][number];

/** The stores with the one that is looked at: that of the address, else one's own, else the first; empty until they came. */
export const useStores = (ownStoreIds: readonly string[] = []) => {
  const [ownStoreId] = ownStoreIds;
  const { said, note } = useAddress();
  const [stores, setStores] = useState<Store[]>([]);
  useEffect(() => {
    gateway.ask(storesDocument, {}).then(
      (found) => setStores(found.stores),
      () => undefined,
    );
  }, []);
  const [first] = stores;
  const find = (wanted: string | undefined) => stores.find(({ id }) => id === wanted);
  const storeId = (find(said('store')) ?? find(ownStoreId) ?? first)?.id ?? '';
  return { stores, storeId, setStoreId: (store: string) => note({ store }) };
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
