import { useCallback } from 'react';
import { useSearchParams } from 'wouter';

const parameter = 'view';

/**
 * Which view of a face the address names, the first where it names none: it survives a reload, can be shared, and the
 * browser goes back from it. Changing it leaves behind whatever else the address said of the former one.
 */
export const useView = <View extends string>(
  views: readonly [View, ...View[]],
): [view: View, show: (view: View) => void] => {
  const [search, setSearch] = useSearchParams();
  const named = search.get(parameter);
  const [usual] = views;
  const show = useCallback(
    (view: View) => setSearch(view === usual ? {} : { [parameter]: view }),
    [usual, setSearch],
  );
  return [views.find((view) => view === named) ?? usual, show];
};
