import { Text } from '@mantine/core';
import type { GatewayClient } from '@rayon/client';
import {
  activateOfferDocument,
  type MyOffersQuery,
  myOffersDocument,
  setDeclinedDocument,
} from '@rayon/client/operations/offers';
import { useCallback, useEffect } from 'react';
import { useTranslation } from '../../i18n';
import { ActivateButton } from '../../parts/activate-button';
import { DeclineButton } from '../../parts/decline-button';
import { inDay } from '../../parts/money';
import { OfferDetails } from '../../parts/offer-details';
import { OfferPicture } from '../../parts/offer-picture';
import { ShowMore } from '../../parts/show-more';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useList } from '../../parts/use-pages';
import { useBack } from '../../parts/use-reach';
import { useCommands, useTask } from '../../parts/use-task';

type Offer = MyOffersQuery['myOffers']['items'][number];

const firstShown = 5;

/** The live offers that are meant for the member: why, until when, where; each can be put aside and taken back. */
export const MyOffers = ({ caller, known }: { caller: GatewayClient; known: string }) => {
  const { t, language } = useTranslation();
  const ask = useCallback(
    async (after: string | null) =>
      (await caller.ask(myOffersDocument, { first: firstShown, after }, { partly: true })).myOffers,
    [caller],
  );
  const { items, look, isMore, busy, trouble: ofMore, more } = useList(ask);
  const { trouble: ofLook, run } = useTask();
  const refresh = useCallback(() => run(look), [run, look]);
  // Another language has other words, another consent other offers.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  useEffect(() => void refresh(), [refresh, language, known]);
  useBack(refresh);
  const { busy: sending, trouble, send } = useCommands(caller);
  const say = async (campaignId: string, declined: boolean) => {
    if (await send(setDeclinedDocument, { campaignId, declined })) await refresh();
  };

  const activate = async (campaignId: string) => {
    if (await send(activateOfferDocument, { campaignId })) await refresh();
  };

  return (
    <>
      {items === undefined && !ofLook && <Text c="dimmed">{t('shell.loading')}</Text>}
      {items?.length === 0 && <Text c="dimmed">{t('card.noOffers')}</Text>}
      <ul className="lines">
        {items?.map((offer) => (
          <li key={offer.id} data-activation={offer.activated !== null || undefined}>
            <OfferDetails
              why={offer.why.explanation}
              aside={
                offer.picture && (
                  <OfferPicture address={offer.picture.large} alt={offer.picture.alt} size="large" />
                )
              }
              more={
                <DeclineButton
                  title={offer.title}
                  disabled={sending}
                  declined={offer.declined}
                  onDecline={() => void say(offer.id, !offer.declined)}
                />
              }
            >
              <Terms offer={offer} />
            </OfferDetails>
            {offer.activated !== null && (
              <ActivateButton
                title={offer.title}
                disabled={sending}
                activated={offer.activated}
                onActivate={() => void activate(offer.id)}
              />
            )}
          </li>
        ))}
      </ul>
      <TroubleNotice trouble={ofLook} onRetry={refresh} />
      <TroubleNotice trouble={trouble ?? ofMore} />
      <ShowMore shown={items?.length ?? 0} isMore={isMore} busy={busy} onMore={() => void more()} />
    </>
  );
};

const Terms = ({
  offer: { title, body, until, stores, regions, declined, terms, choice, usedUp },
}: {
  offer: Offer;
}) => {
  const { t, set } = useTranslation();
  // The first moment at which it is over is no day of it any more.
  const day = inDay(new Date(Date.parse(until) - 1).toISOString());
  const what = choice?.category ?? choice?.brand?.name ?? choice?.article?.name;
  const names = [...regions, ...stores.map(({ name }) => name)].join(', ');
  return (
    <>
      <Text fw={600} {...(declined ? { c: 'dimmed' } : {})}>
        {set(title)}
      </Text>
      {declined && (
        <Text size="sm" fw={600}>
          {t('offer.isDeclined')}
        </Text>
      )}
      <Text size="sm">{set(body)}</Text>
      {what && (
        <Text size="sm" fw={600} className="offer">
          {t('offer.choice', { what: set(what) })}
        </Text>
      )}
      {terms && (
        <Text size="sm" fw={600} className="offer">
          {set(terms)}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {names === '' ? t('offer.until', { day }) : t('offer.untilIn', { day, stores: names })}
      </Text>
      {usedUp && (
        <Text size="sm" className="offer">
          {set(usedUp)}
        </Text>
      )}
    </>
  );
};
