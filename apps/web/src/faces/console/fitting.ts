import { audiencesFor } from './audiences-for';
import { zoneFor } from './days';
import { type Draft, namesAmount } from './draft';
import { employeesOf } from './employees-draft';
import { isNamedBy } from './is-named-by';
import { harmFitting } from './stop-draft';
import type { Store } from './store';

/** The currencies of the stores a draft is about: of those it names, else of all. */
export const currenciesOf = (draft: Draft, stores: readonly Store[]): string[] => {
  const named = draft.where === 'SOME' ? stores.filter((store) => isNamedBy(draft, store)) : [];
  const about = named.length > 0 ? named : stores;
  return [...new Set(about.map(({ currency }) => currency))].sort();
};

/** A currency that is possible: the only one there is, else the chosen one; the one a campaign has while none is known. */
const currencyOf = (draft: Draft, stores: readonly Store[]): string => {
  const [first = draft.currency, ...others] = currenciesOf(draft, stores);
  if (others.length === 0) return first;
  return [first, ...others].includes(draft.currency) ? draft.currency : '';
};

/** The time zone of its days, and whether some of its stores have another one; the one a campaign has while no store is known. */
export const zoneOf = (draft: Draft, stores: readonly Store[]): ReturnType<typeof zoneFor> => {
  if (stores.length === 0 && draft.timeZone !== '')
    return { timeZone: draft.timeZone, isOneOfSeveral: false };
  const { storeIds, regions, where, currency } = draft;
  const isBound = currency !== '' && namesAmount(draft);
  return zoneFor(
    { storeIds, regions, isEverywhere: where !== 'SOME', currency: isBound ? currency : null },
    stores,
  );
};

/** The stores of somebody who is bound to some: of one there is no choice. */
const ownOf = ({ storeIds }: Draft, [first, ...others]: readonly Store[]): string[] => {
  if (!first) return storeIds;
  if (others.length === 0) return [first.id];
  return storeIds.filter((id) => [first, ...others].some((store) => store.id === id));
};

/** The audience that was chosen where the benefit can be for it, else the widest that it can be for. */
const audienceOf = (draft: Draft): Draft['audience'] => {
  const possible = audiencesFor(draft);
  const [widest = draft.audience] = possible;
  return possible.includes(draft.audience) ? draft.audience : widest;
};

/** Choices that do not go with the benefit or with whoever makes them give way to those that do. */
export const fitting = (
  draft: Draft,
  { stores, isBound }: { stores: readonly Store[]; isBound: boolean },
): Draft => {
  const placed: Draft = isBound
    ? { ...draft, where: 'SOME', storeIds: ownOf(draft, stores), regions: [] }
    : draft;
  const audience = audienceOf(draft);
  const inCurrency = { ...placed, currency: currencyOf(placed, stores) };
  return {
    ...inCurrency,
    timeZone: zoneOf(inCurrency, stores).timeZone,
    audience,
    employees: employeesOf({ ...draft, audience }),
    stopHarm: harmFitting(draft),
    reach: draft.brandId && draft.gift !== 'MESSAGE' && draft.reach === 'WHOLE' ? 'OWN' : draft.reach,
  };
};
