import { isUuid } from '@rayon/kernel';
import { because, type CatalogRejection } from '../../domain/rejection';

/** The first member of an input that should be an id and is none. */
export const malformedId = (ids: Readonly<Record<string, string>>): CatalogRejection | null => {
  const wrong = Object.entries(ids).find(([, value]) => !isUuid(value));
  return wrong ? because('BadInput', wrong[0]) : null;
};
