import type { Browser } from 'playwright-core';
import type { House } from '../journeys/house';

/** What the tests of the screens play on; there once everything has started. */
export type Stage = () => { browser: Browser; url: string; house: House };
