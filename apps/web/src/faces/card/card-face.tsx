import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/page';
import { usePerson } from '../../parts/use-person';
import { MemberCard } from './member-card';
import { Welcome } from './welcome';

/** The shopper's face: the card once signed in, the way to one before. */
export default function CardFace() {
  const { t } = useTranslation();
  const { caller, ended, enter, leave } = usePerson('card');
  return (
    <Page name={t('card.title')} size={caller ? undefined : 'narrow'}>
      {caller ? (
        <MemberCard caller={caller} onSignOut={leave} />
      ) : (
        <Welcome ended={ended} onSignedIn={enter} />
      )}
    </Page>
  );
}
