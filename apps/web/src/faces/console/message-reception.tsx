import { Text } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { type MessageReceptionQuery, messageReceptionDocument } from '@rayon/client/operations/console';
import { useCallback } from 'react';
import { useTranslation } from '../../i18n';
import { inFigures, inShare } from '../../parts/money';
import { AskedCard } from './asked-card';
import { Withheld } from './withheld';

type Reception = NonNullable<NonNullable<MessageReceptionQuery['campaign']>['reception']>;
type Rate = NonNullable<Reception['shown']>;

/** What came of a message where it was shown and where it was not, and how likely it is shown now. */
export const MessageReception = ({
  caller,
  campaignId: id,
}: {
  caller: GatewayClient;
  campaignId: string;
}) => {
  const { t } = useTranslation();
  const ask = useCallback(
    async () => (await caller.ask(messageReceptionDocument, { id })).campaign?.reception ?? null,
    [caller, id],
  );
  return (
    <AskedCard id="reception" title={t('console.reception.title')} ask={ask}>
      {({ standing, shown, unshown, chance, withheldBelow }: Reception) => (
        <>
          <Text fw={600}>{t(`console.reception.standings.${standing}`)}</Text>
          <dl className="pace-shares">
            <RateSaid name={t('console.reception.shown')} rate={shown} />
            <RateSaid name={t('console.reception.unshown')} rate={unshown} />
            {typeof chance === 'number' && (
              <div>
                <Text component="dt" size="sm" c="dimmed">
                  {t('console.reception.chance')}
                </Text>
                <dd className="rates">{t('console.reception.chanceIs', { share: inShare(chance) })}</dd>
              </div>
            )}
          </dl>
          <Text size="sm" c="dimmed">
            {t('console.reception.how')}
          </Text>
          <Withheld below={withheldBelow} />
        </>
      )}
    </AskedCard>
  );
};

/** On so many trips, how many were followed, and where the share lies. */
const RateSaid = ({ name, rate }: { name: string; rate: Rate | null | undefined }) => {
  const { t } = useTranslation();
  const share = (value: number) => inShare(value, 1);
  return (
    <div>
      <Text component="dt" size="sm" c="dimmed">
        {name}
      </Text>
      <dd className="rates">
        {!rate
          ? t('console.hidden')
          : rate.trips === 0
            ? t('console.reception.none')
            : t('console.reception.rate', {
                count: rate.trips,
                trips: inFigures(rate.trips),
                bought: inFigures(rate.bought),
                share: share(rate.bought / rate.trips),
                low: share(rate.low),
                high: share(rate.high),
              })}
      </dd>
    </div>
  );
};
