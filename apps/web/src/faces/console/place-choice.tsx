import { NativeSelect } from '@mantine/core';
import { useTranslation } from '../../i18n';
import { regionsOf } from './regions-of';
import type { Store } from './store';

/** Where something happened: in a region, in a store, or (neither) anywhere. */
export type Place = Readonly<{ region: string | null; storeId: string | null }>;

/** Wherever it happened. */
export const anywhere: Place = { region: null, storeId: null };

/** Picks a region or a store; of single stores only where they may be told of. */
export const PlaceChoice = ({
  label,
  stores,
  mayBeStore,
  place,
  onChange,
}: {
  label: string;
  stores: readonly Store[];
  mayBeStore: boolean;
  place: Place;
  onChange: (place: Place) => void;
}) => {
  const { t } = useTranslation();
  const regions = regionsOf(stores).map((region) => ({ value: `${ofRegion}${region}`, label: region }));
  const single = mayBeStore ? stores.map(({ id, name }) => ({ value: id, label: name })) : [];
  const groups = [
    { group: t('console.fields.regions'), items: regions },
    { group: t('console.effects.stores'), items: single },
  ].filter(({ items }) => items.length > 0);
  const { region, storeId } = place;
  return (
    <NativeSelect
      label={label}
      data={[{ value: '', label: t('console.calendar.anyStore') }, ...groups]}
      value={region === null ? (storeId ?? '') : `${ofRegion}${region}`}
      onChange={({ currentTarget: { value } }) =>
        onChange(
          value.startsWith(ofRegion)
            ? { region: value.slice(ofRegion.length), storeId: null }
            : { region: null, storeId: value || null },
        )
      }
    />
  );
};

/** No id of a store begins with it. */
const ofRegion = 'region ';
