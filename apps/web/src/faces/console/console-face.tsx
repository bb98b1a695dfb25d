import { lazy, Suspense } from 'react';
import { useTranslation } from '../../i18n';
import { Page, Waiting } from '../../parts/page';
import { usePerson } from '../../parts/use-person';
import { Entrance } from './entrance';

const Desk = lazy(() => import('./desk').then((module) => ({ default: module.Desk })));

/** The console of retailer and brands: who signs in decides what it shows. */
export default function ConsoleFace() {
  const { t } = useTranslation();
  const { caller, ended, enter, leave } = usePerson('console');
  return (
    <Page name={t('home.console.title')} size={caller ? 'wide' : 'narrow'}>
      {caller ? (
        <Suspense fallback={<Waiting />}>
          <Desk caller={caller} onSignOut={leave} />
        </Suspense>
      ) : (
        <Entrance ended={ended} onSignedIn={enter} />
      )}
    </Page>
  );
}
