export { scannerService } from './definition';
