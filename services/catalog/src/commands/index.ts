import { defineBrand } from './define-brand';
import { defineStore } from './define-store';
import { importArticles } from './import-articles';
import { putLot } from './put-lot';
import { setMinimumAge } from './set-minimum-age';
import { setPrice } from './set-price';
import { setPromotionCap } from './set-promotion-cap';
import { setPurchasePrice } from './set-purchase-price';
import { setSaleStop } from './set-sale-stop';
import { setVatRate } from './set-vat-rate';

/** What can be asked of the catalogue to change, in the order of the graph. */
export const catalogCommands = [
  // Articles.
  importArticles,
  setPrice,
  setSaleStop,
  setMinimumAge,
  setPromotionCap,
  setPurchasePrice,
  setVatRate,
  putLot,
  // Stores and brands.
  defineStore,
  defineBrand,
];
