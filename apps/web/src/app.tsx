import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { Home } from './faces/home/home';
import { pages } from './pages';
import { NotFound } from './parts/not-found';
import { Waiting } from './parts/page';
import { Shell } from './parts/shell';

const CardFace = lazy(() => import('./faces/card/card-face'));
const ScannerFace = lazy(() => import('./faces/scanner/scanner-face'));
const TillFace = lazy(() => import('./faces/till/till-face'));
const ConsoleFace = lazy(() => import('./faces/console/console-face'));

/** The four faces of Rayon and the page that leads to them. */
export const App = () => (
  <Shell>
    <Suspense fallback={<Waiting />}>
      <Switch>
        <Route path={pages.card} component={CardFace} />
        <Route path={pages.scanner} component={ScannerFace} />
        <Route path={pages.till} component={TillFace} />
        <Route path={pages.console} component={ConsoleFace} />
        <Route path="/" component={Home} />
        <Route component={NotFound} />
      </Switch>
    </Suspense>
  </Shell>
);
