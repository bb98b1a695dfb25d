import { defineEvent } from '@rayon/kernel';
import { z } from 'zod';
import { id } from '../shapes';

/** A brand exists, or its name changed. */
export const BrandDefinedV1 = defineEvent({
  subject: 'catalog.brand.defined.v1',
  data: z.strictObject({ brandId: id, name: z.string().min(1).max(100) }),
  aggregateId: (data) => data.brandId,
});
