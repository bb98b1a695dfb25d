import { Button, Card, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, isRefusal, newCommandId, type Refusal } from '../../gateway/ask';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useTask } from '../../parts/use-task';
import { type Basket, basketFields } from './basket';

const claimBasket = `mutation ClaimBasket($input: ClaimBasketInput!) { claimBasket(input: $input) { __typename
  ... on BasketClaimed { trip { ${basketFields} } } ... on ScannerRefusal { reason message } } }`;

/** How often a basket that is still being priced is asked for again: 20 times 200 ms. */
const patience = { tries: 20, pauseMilliseconds: 200 };

/** Takes a basket over with its single-use code. */
export const ClaimBasket = ({
  accessToken,
  label,
  onClaimed,
  onForget,
}: {
  accessToken: string;
  label: string;
  onClaimed: (basket: Basket) => void;
  onForget: () => void;
}) => {
  const { t } = useTranslation();
  const { busy, trouble, run } = useTask();
  const [code, setCode] = useState('');

  const claim = async (event: FormEvent) => {
    event.preventDefault();
    const claimed = await run(async () => {
      for (let tries = 1; ; tries += 1) {
        const { claimBasket: answer } = await ask<{
          claimBasket: { __typename: 'BasketClaimed'; trip: Basket } | Refusal;
        }>(claimBasket, { input: { commandId: newCommandId(), transferCode: code.trim() } }, accessToken);
        const waits = isRefusal(answer) && answer.reason === 'BASKET_BEING_PRICED' && tries < patience.tries;
        if (!waits) return answer;
        await new Promise((next) => setTimeout(next, patience.pauseMilliseconds));
      }
    });
    if (claimed && 'trip' in claimed) onClaimed(claimed.trip);
  };

  return (
    <Card withBorder padding="lg" maw={480} mx="auto">
      <Stack>
        <Group justify="space-between" wrap="nowrap">
          <Title order={1} size="h2">
            {t('till.claim')}
          </Title>
          <Text size="sm" c="dimmed" ta="right">
            {label}
          </Text>
        </Group>
        <form onSubmit={(event) => void claim(event)}>
          <Stack>
            <TextInput
              label={t('till.transferCode')}
              className="code-entry"
              size="lg"
              autoFocus
              autoComplete="off"
              required
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
            <Button type="submit" size="lg" loading={busy}>
              {t('till.submit')}
            </Button>
          </Stack>
        </form>
        <TroubleNotice trouble={trouble} />
        <Button variant="subtle" size="compact-sm" c="dimmed" onClick={onForget}>
          {t('enrol.forget')}
        </Button>
      </Stack>
    </Card>
  );
};
