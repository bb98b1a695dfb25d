import { NativeSelect } from '@mantine/core';
import { type StoresQuery, storesDocument } from '@rayon/client/operations/session';
import { useEffect, useState } from 'react';
import { gateway } from '../../gateway/gateway';
import { useTranslation } from '../../i18n';
import { boundTo, type Who } from './who';

type Store = StoresQuery['stores'][number];

/** The stores of whoever is bound to some, or all, with the one that is looked at; empty until they came. */
export const useStores = (who: Who) => {
  const own = boundTo(who)?.join(' ');
  const [stores, setStores] = useState<Store[]>([]);
  const [storeId, setStoreId] = useState('');
  useEffect(() => {
    gateway.ask(storesDocument, {}).then(
      (found) => {
        const shown = found.stores.filter(({ id }) => own === undefined || own.includes(id));
        setStores(shown);
        setStoreId(shown[0]?.id ?? '');
      },
      () => undefined,
    );
  }, [own]);
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
