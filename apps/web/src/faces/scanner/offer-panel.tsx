import { Card, Stack, Text } from '@mantine/core';
import { useTranslation } from '../../i18n';
import { ActivateButton } from '../../parts/activate-button';
import { DeclineButton } from '../../parts/decline-button';
import { inMoney } from '../../parts/money';
import { OfferDetails } from '../../parts/offer-details';
import { OfferPicture } from '../../parts/offer-picture';
import { inPoints } from '../../parts/points';
import { PriorPrices } from '../../parts/prior-prices';
import type { Line, OfferNamed, Offers } from './trip';

/** What the offers did, what waits to be activated, and the one offer that is within reach. */
export const OfferPanel = ({
  offers,
  lines,
  busy,
  onDecline,
  onActivate,
}: {
  offers: Offers | null;
  lines: readonly Line[];
  busy: boolean;
  /** Both absent where nobody has shown a card. */
  onDecline?: ((offer: OfferNamed) => void) | undefined;
  onActivate?: ((offer: OfferNamed) => void) | undefined;
}) => {
  const { t, set } = useTranslation();
  if (!offers)
    return (
      <Card withBorder padding="md">
        <Text c="dimmed">{t('scanner.offersAway')}</Text>
      </Card>
    );
  const { applied, next, challenges, freshness } = offers;
  const toActivate = onActivate ? offers.toActivate : [];
  if (applied.length + challenges.length + toActivate.length === 0 && !next && freshness === 'CURRENT')
    return null;
  return (
    <Card withBorder padding="md" py={6} component="section" aria-label={t('scanner.applied')}>
      <Stack gap="xs">
        {freshness === 'BEHIND' && (
          <Text size="sm" c="dimmed">
            {t('scanner.behind')}
          </Text>
        )}
        {applied.length > 0 && (
          <ul className="lines">
            {applied.map((offer) => (
              <li key={offer.campaignId}>
                <OfferDetails
                  why={offer.why.explanation}
                  aside={
                    <Text fw={700} className="figures offer">
                      {offer.discount.minor > 0
                        ? t('money.minus', { amount: inMoney(offer.discount) })
                        : t('scanner.bonus', { points: inPoints(offer.bonusPoints) })}
                    </Text>
                  }
                >
                  <Text fw={600}>{set(offer.title)}</Text>
                  <PriorPrices priorPrices={offer.priorPrices} lines={lines} />
                </OfferDetails>
              </li>
            ))}
          </ul>
        )}
        {onActivate && toActivate.length > 0 && (
          <ul className="lines" aria-label={t('scanner.toActivate')}>
            {toActivate.map((offer) => (
              <li key={offer.campaignId} data-activation>
                <div>
                  <Text fw={600}>{set(offer.title)}</Text>
                  <Text size="sm" c="dimmed">
                    {t('scanner.activateLead')}
                  </Text>
                </div>
                <ActivateButton title={offer.title} disabled={busy} onActivate={() => onActivate(offer)} />
              </li>
            ))}
          </ul>
        )}
        {challenges.length > 0 && (
          <ul className="lines" aria-label={t('scanner.challenges')}>
            {challenges.map(({ campaignId, title, text }) => (
              <li key={campaignId}>
                <div>
                  <Text fw={600}>{set(title)}</Text>
                  <Text size="sm">{set(text)}</Text>
                </div>
              </li>
            ))}
          </ul>
        )}
        {next && (
          <ul className="lines">
            <li key={next.campaignId}>
              <OfferDetails
                why={next.why.explanation}
                aside={
                  next.picture && (
                    <OfferPicture address={next.picture.small} alt={next.picture.alt} size="small" />
                  )
                }
                more={
                  onDecline && (
                    <DeclineButton title={next.title} disabled={busy} onDecline={() => onDecline(next)} />
                  )
                }
              >
                <Text size="sm" c="dimmed">
                  {t('scanner.next')}
                </Text>
                <Text fw={600}>{set(next.title)}</Text>
                <Text>{set(next.hint)}</Text>
              </OfferDetails>
            </li>
          </ul>
        )}
      </Stack>
    </Card>
  );
};
