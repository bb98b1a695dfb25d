import { type Database, openOutbox, openRows } from '@rayon/store';
import { articles } from './rows/articles';
import { brands } from './rows/brands';
import { importTurns, openImportTurns } from './rows/import-turns';
import { priceSteps } from './rows/price-steps';
import { sequences } from './rows/sequences';
import { stores } from './rows/stores';

/** Everything the catalogue keeps. */
export const catalogTables = [stores, brands, articles, priceSteps, sequences, importTurns];

/**
 * The catalogue's tables on a database. None is an aggregate: an import writes hundreds of articles, their brands and
 * price lists together, and a command id that came for one store or brand is refused for another.
 */
export const openCatalog = (database: Database) => ({
  database,
  stores: openRows(database.connection, stores),
  brands: openRows(database.connection, brands),
  articles: openRows(database.connection, articles),
  priceSteps: openRows(database.connection, priceSteps),
  sequences: openRows(database.connection, sequences),
  importTurns: openImportTurns(database.connection),
  outbox: openOutbox(database),
});

/** The catalogue's tables. */
export type Catalog = ReturnType<typeof openCatalog>;
