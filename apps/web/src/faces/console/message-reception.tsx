import { Card, Stack, Text } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import { type MessageReceptionQuery, messageReceptionDocument } from '@rayon/client/operations/console';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from '../../i18n';
import { inFigures, inPercent } from '../../parts/money';
import { Waiting } from '../../parts/page';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useReturn } from '../../parts/use-return';
import { useTask } from '../../parts/use-task';
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
  const { run, trouble } = useTask();
  const [reception, setReception] = useState<Reception | null>();

  const look = useCallback(async () => {
    const found = await run(() => caller.ask(messageReceptionDocument, { id }));
    if (found) setReception(found.campaign?.reception ?? null);
  }, [caller, id, run]);
  useEffect(() => void look(), [look]);
  useReturn(look);

  if (reception === null) return null;
  return (
    <Card withBorder padding="lg" component="section" aria-labelledby="reception">
      <Stack>
        <Text fw={700} component="h3" m={0} id="reception">
          {t('console.reception.title')}
        </Text>
        <TroubleNotice trouble={trouble} onRetry={look} />
        {reception === undefined && !trouble && <Waiting />}
        {reception && (
          <>
            <Text fw={600}>{t(`console.reception.standings.${reception.standing}`)}</Text>
            <dl className="pace-shares">
              <RateSaid name={t('console.reception.shown')} rate={reception.shown} />
              <RateSaid name={t('console.reception.unshown')} rate={reception.unshown} />
              {typeof reception.chance === 'number' && (
                <div>
                  <Text component="dt" size="sm" c="dimmed">
                    {t('console.reception.chance')}
                  </Text>
                  <dd className="rates">
                    {t('console.reception.chanceIs', {
                      share: inPercent(Math.round(reception.chance * 100)),
                    })}
                  </dd>
                </div>
              )}
            </dl>
            <Text size="sm" c="dimmed">
              {t('console.reception.how')}
            </Text>
            <Withheld below={reception.withheldBelow} />
          </>
        )}
      </Stack>
    </Card>
  );
};

/** On so many trips, how many were followed, and where the share lies. */
const RateSaid = ({ name, rate }: { name: string; rate: Rate | null | undefined }) => {
  const { t } = useTranslation();
  const share = (value: number) => inPercent(Math.round(value * 1_000) / 10);
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
