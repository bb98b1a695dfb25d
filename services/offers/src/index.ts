export { buildOffersSubgraph } from './schema';
export { createOffersService } from './service';
