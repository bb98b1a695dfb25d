import { NativeSelect, SimpleGrid, Stack, Text } from '@mantine/core';
import { useId, useState } from 'react';
import type { Language } from '../../i18n/typeset';
import { inPercent } from '../../parts/money';
import { minorOfOne } from './amount';
import { Handheld, type MessageWords } from './handheld';
import { exampleVatPercent, type MessageAsked, type MessageMoment, momentsOf } from './message-moments';
import { type Say, useSay } from './say';

/** What a message looks like on the handheld, and with which baskets it stands there: examples, from what the campaign says. */
export const MessagePreview = ({
  asked,
  words,
  currency,
}: {
  asked: MessageAsked;
  words: MessageWords;
  currency: string;
}) => {
  const say = useSay(currency);
  const { t } = say;
  const [language, setLanguage] = useState<Language>(say.language);
  const title = useId();
  const moments = momentsOf(asked, minorOfOne(currency));
  const hints = [
    ...(moments.some(({ kind }) => kind === 'before') ? [t('console.preview.putBack')] : []),
    ...(asked.conditions.some(({ withoutVat }) => withoutVat)
      ? [t('console.examples.withVat', { percent: inPercent(exampleVatPercent) })]
      : []),
  ];
  return (
    <Stack component="section" aria-labelledby={title} gap="sm">
      <Text id={title} fw={700} component="h3" m={0}>
        {t('console.preview.title')}
      </Text>
      {moments.length === 0 ? (
        <Text>{t('console.preview.none')}</Text>
      ) : (
        <>
          <NativeSelect
            label={t('console.preview.language')}
            data={[
              { value: 'fr', label: 'Français' },
              { value: 'en', label: 'English' },
            ]}
            value={language}
            onChange={(event) => setLanguage(event.currentTarget.value === 'fr' ? 'fr' : 'en')}
            w="fit-content"
          />
          <SimpleGrid cols={{ base: 1, md: moments.length }}>
            {moments.map((moment) => (
              <figure key={moment.kind} className="previewed">
                <Text component="figcaption" size="sm">
                  {momentInWords(moment, asked, say)}
                </Text>
                <Handheld
                  moment={moment}
                  isAtEnd={asked.trigger === 'TRIP_ENDED'}
                  words={words}
                  language={language}
                  currency={currency}
                />
              </figure>
            ))}
          </SimpleGrid>
          {hints.length > 0 && (
            <Text size="sm" c="dimmed">
              {hints.join(' ')}
            </Text>
          )}
        </>
      )}
    </Stack>
  );
};

const momentInWords = ({ kind, basket }: MessageMoment, { trigger }: MessageAsked, say: Say): string => {
  const { t } = say;
  if (trigger === 'TRIP_OPENED') return t('console.preview.TRIP_OPENED');
  if (basket.length === 0) return t('console.preview.empty');
  return t(kind === 'said' ? `console.preview.${trigger}` : `console.preview.${kind}`, {
    basket: basketInWords(basket, say),
  });
};

const basketInWords = (basket: MessageMoment['basket'], { t, set, money }: Say): string =>
  basket
    .map(({ what, pieces, minor }) => {
      const amount = money(minor);
      const counted = t('console.pieces', { count: pieces });
      if (what && pieces > 1)
        return t('console.preview.lotOf', { name: set(what.name), pieces: counted, amount });
      const others = basket.length === 1 ? counted : t('console.preview.others', { count: pieces });
      return t('console.preview.lot', { name: what ? set(what.name) : others, amount });
    })
    .join(' + ');
