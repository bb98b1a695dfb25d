import { useTranslation } from '../../i18n';
import { pictureOf } from './content-of';
import { placementOf } from './draft';
import type { Form } from './fields';
import { askedInDraft } from './message-asked';
import { MessagePreview } from './message-preview';

/** What the message that is being written looks like; where several currencies are possible, in the first of them. */
export const DraftPreview = ({ form: { draft, currencies } }: { form: Form }) => {
  const { t } = useTranslation();
  const currency = draft.currency || currencies[0];
  if (draft.gift !== 'MESSAGE' || !currency) return null;
  const { titleFr, titleEn, bodyFr, bodyEn } = draft;
  return (
    <MessagePreview
      asked={askedInDraft({ ...draft, currency }, t('console.reach.OWN'))}
      words={{
        title: { fr: titleFr, en: titleEn },
        body: { fr: bodyFr, en: bodyEn },
        isSponsored: placementOf(draft) !== '',
        picture: pictureOf(draft),
      }}
      currency={currency}
    />
  );
};
