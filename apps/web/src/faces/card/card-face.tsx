import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from '../../i18n';
import { Page, Waiting } from '../../parts/page';
import { useAddress } from '../../parts/use-address';
import { usePerson } from '../../parts/use-person';

// Whoever is signed in needs no way in, and the other way round.
const MemberCard = lazy(() => import('./member-card').then((module) => ({ default: module.MemberCard })));
const StatementPage = lazy(() =>
  import('./statement-page').then((module) => ({ default: module.StatementPage })),
);
const Welcome = lazy(() => import('./welcome').then((module) => ({ default: module.Welcome })));

/** The shopper's face: the card once signed in, the way to one before. */
export default function CardFace() {
  const { t } = useTranslation();
  const { caller, ended, enter, leave } = usePerson('card');
  const { said, note } = useAddress();
  const statement = said('statement');
  const isAtWayIn = caller !== undefined && said('view') !== undefined;
  useEffect(() => {
    // A card has one address, and who signs out later has a card by then.
    if (isAtWayIn) note({ view: undefined });
  }, [isAtWayIn, note]);
  return (
    <Page name={t('card.title')} size={caller ? undefined : 'narrow'}>
      <Suspense fallback={<Waiting />}>
        {caller && statement !== undefined ? (
          <StatementPage caller={caller} asked={statement} />
        ) : caller ? (
          <MemberCard caller={caller} onSignOut={leave} />
        ) : (
          <Welcome ended={ended} onSignedIn={enter} />
        )}
      </Suspense>
    </Page>
  );
}
