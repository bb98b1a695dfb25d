import { NativeSelect } from '@mantine/core';
import { storesDocument } from '@rayon/client/operations/session';
import { useEffect, useState } from 'react';
import { gateway } from '../../gateway/gateway';
import { useTranslation } from '../../i18n';
import { useAddress } from '../../parts/use-address';
import type { Store } from './store';
import { boundTo, type Who } from './who';

/**
 * The stores of whoever is bound to some, or all, with the one that is looked at: that of the address, else the first;
 * empty until they came.
 */
export const useStores = (who: Who) => {
  const own = boundTo(who)?.join(' ');
  const { said, note } = useAddress();
  const [stores, setStores] = useState<Store[]>([]);
  useEffect(() => {
    gateway.ask(storesDocument, {}).then(
      (found) => setStores(found.stores.filter(({ id }) => own === undefined || own.includes(id))),
      () => undefined,
    );
  }, [own]);
  const asked = said('store');
  const storeId = (stores.find(({ id }) => id === asked) ?? stores[0])?.id ?? '';
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
