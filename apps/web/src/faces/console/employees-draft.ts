import { type Draft, isForCards } from './draft';
import { lowersPrice } from './gift';

type Rule = Draft['employees'];

/** What can be asked of who works for the retailer: they are known by a card, meant alone under a consent, and no brand asks for them. */
export const employeeRulesFor = ({
  audience,
  brandId,
}: Pick<Draft, 'audience' | 'brandId'>): readonly Rule[] => {
  if (brandId !== '' || !isForCards({ audience })) return [''];
  return audience === 'PERSONALISED' ? ['', 'ONLY', 'BARRED'] : ['', 'BARRED'];
};

/** What was asked, where it can be; else nothing. */
export const employeesOf = (draft: Pick<Draft, 'audience' | 'brandId' | 'employees'>): Rule =>
  employeeRulesFor(draft).includes(draft.employees) ? draft.employees : '';

/** Whether it asks for who works for the retailer, and a brand pays part of it. */
export const asksAsBrandPays = (draft: Draft): boolean =>
  employeesOf(draft) !== '' && lowersPrice(draft.gift) && draft.payer.length > 0;
