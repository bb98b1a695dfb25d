import { Group, Text } from '@mantine/core';
import { moneyText } from '@rayon/kernel/money-text';
import { useTranslation } from '../../i18n';
import { type Language, typeset } from '../../i18n/typeset';
import { Icon } from '../../parts/icons';
import { MessageNotice } from '../../parts/message-notice';
import { OfferPicture } from '../../parts/offer-picture';
import type { MessageMoment } from './message-moments';

/** What a message says, in both languages. */
export type MessageWords = Readonly<{
  title: Readonly<Record<Language, string>>;
  body: Readonly<Record<Language, string>>;
  isSponsored: boolean;
  /** Absent: words alone. */
  picture?: Readonly<Record<Language, Readonly<{ small: string; alt: string }>>> | null | undefined;
}>;

/** What a handheld shows at a moment: what there is to pay, and the place of messages; nothing on it can be tapped. */
export const Handheld = ({
  moment: { kind, basket },
  isAtEnd,
  words,
  language,
  currency,
}: {
  moment: MessageMoment;
  isAtEnd: boolean;
  words: MessageWords;
  language: Language;
  currency: string;
}) => {
  const { t } = useTranslation();
  const lng = { lng: language };
  const sumOf = (part: 'pieces' | 'minor') => basket.reduce((sum, lot) => sum + lot[part], 0);
  const picture = words.picture?.[language];
  const said = (text: string) => typeset(text || '…', language);
  return (
    <div className="handheld" lang={language}>
      <Group justify="space-between" wrap="nowrap" align="baseline">
        <Text size="sm" c="dimmed" className="figures">
          {isAtEnd ? t('scanner.transfer', lng) : t('scanner.pieces', { count: sumOf('pieces'), ...lng })}
        </Text>
        <Text fw={700} className="figures">
          {moneyText({ minor: sumOf('minor'), currency }, language)}
        </Text>
      </Group>
      <div className="handheld-slot">
        {kind === 'said' ? (
          <MessageNotice
            title={said(words.title[language])}
            body={said(words.body[language])}
            sponsored={words.isSponsored ? t('scanner.sponsored', lng) : undefined}
            aside={
              <Group gap="xs" wrap="nowrap" flex="none">
                {picture && <OfferPicture address={picture.small} alt={picture.alt} size="small" />}
                <Icon name="question" />
                <Icon name="cross" />
              </Group>
            }
          />
        ) : (
          !isAtEnd && <Text c="dimmed">{t('scanner.idle', lng)}</Text>
        )}
      </div>
    </div>
  );
};
