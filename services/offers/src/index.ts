export { offersService } from './definition';
