import type { Clock } from '@rayon/kernel';
import type { Asking, RequestContext } from '@rayon/subgraph';
import type { Scanner } from '../scanner';

/** What commands and resolvers of the scanner are given. */
export type ScannerContext = Readonly<{
  request: RequestContext;
  clock: Clock;
  scanner: Scanner;
  /** Whether the copies of what others own are behind. */
  isBehind: () => boolean;
}>;

/** A command of the scanner, as its decision sees it. */
export type ScannerAsking = Asking<ScannerContext>;
