export { pointsService } from './definition';
