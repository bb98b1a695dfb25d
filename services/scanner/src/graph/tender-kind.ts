import { graphEnum } from '@rayon/subgraph';

/** By what is paid and given back. */
export const tenderKind = graphEnum('TenderKind', {
  CASH: 'cash',
  CARD: 'card',
  VOUCHER: 'voucher',
  POINTS: 'points',
});
