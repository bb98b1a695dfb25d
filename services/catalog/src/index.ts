export { catalogService } from './definition';
