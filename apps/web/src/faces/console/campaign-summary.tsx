import { Group, Text } from '@mantine/core';
import { useTranslation } from '../../i18n';
import { Notice } from '../../parts/notice';
import { OfferPicture } from '../../parts/offer-picture';
import type { WholeCampaign } from './campaign';
import { askedByCampaign } from './message-asked';
import { MessagePreview } from './message-preview';
import { useShownCurrency, useSummary } from './use-summary';
import type { Who } from './who';

/** Everything a campaign says, for whoever writes it, approves it or puts it live. */
export const CampaignSummary = ({ campaign, who }: { campaign: WholeCampaign; who: Who }) => {
  const { t, language } = useTranslation();
  const { notInAssortment, picture, title, body, placement } = campaign;
  const currency = useShownCurrency(campaign, who);
  return (
    <>
      {notInAssortment.length > 0 && (
        <Notice tone="problem">{t('console.notInAssortment', { names: notInAssortment.join(', ') })}</Notice>
      )}
      {picture && (
        <Group>
          {[...new Set([picture[language].large, picture.fr.large, picture.en.large])].map((address) => (
            <OfferPicture
              key={address}
              address={address}
              alt={address === picture.fr.large ? picture.fr.alt : picture.en.alt}
              size="large"
            />
          ))}
          <Text size="sm" c="dimmed">
            {t('console.pictureSaid', { fr: picture.fr.alt, en: picture.en.alt })}
          </Text>
        </Group>
      )}
      <dl className="campaign-summary">
        {useSummary(campaign, currency).map(([name, words]) => (
          <div key={name}>
            <Text component="dt" size="sm" c="dimmed">
              {name}
            </Text>
            {words.map((sentence, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a title may say the same in both languages.
              <Text key={at} component="dd" m={0}>
                {sentence}
              </Text>
            ))}
          </div>
        ))}
      </dl>
      {campaign.benefit.kind === 'MESSAGE' && currency && (
        <MessagePreview
          asked={askedByCampaign(campaign)}
          words={{ title, body, isSponsored: placement !== null, picture }}
          currency={currency}
        />
      )}
    </>
  );
};
