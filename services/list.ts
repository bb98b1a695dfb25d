/** Every service of Rayon, and the only place that names them all: a new one is its folder and a line here. */
export { catalogService } from '@rayon/catalog';
export { membersService } from '@rayon/members';
export { offersService } from '@rayon/offers';
export { pointsService } from '@rayon/points';
export { scannerService } from '@rayon/scanner';
