export { membersService } from './definition';
