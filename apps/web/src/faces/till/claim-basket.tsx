import { Button, Card, Stack, Text, Title } from '@mantine/core';
import { attempt, type GatewayClient, isRefusal, newCommandId } from '@rayon/client';
import { claimBasketDocument, claimedBasketsDocument } from '@rayon/client/operations/till';
import { useEffect, useState } from 'react';
import type { Device } from '../../gateway/device';
import { useTranslation } from '../../i18n';
import { ConfirmButton } from '../../parts/confirm-button';
import { inMoment } from '../../parts/dates';
import { inMoney } from '../../parts/money';
import { ReadCode } from '../../parts/read-code';
import { ShowMore } from '../../parts/show-more';
import { StandsAt } from '../../parts/stands-at';
import { TroubleNotice } from '../../parts/trouble-notice';
import { usePages } from '../../parts/use-pages';
import { useTask } from '../../parts/use-task';
import { type Basket, type BasketPage, ownerOf, type Receipt } from './basket';
import { FindReceipt } from './find-receipt';

/** How often a basket that is still being priced is asked for again: 20 times 200 ms. */
const patience = { tries: 20, pauseMilliseconds: 200 };

const claimWithPatience = async (caller: Pick<GatewayClient, 'ask'>, transferCode: string) => {
  for (let tries = 1; ; tries += 1) {
    const answer = await attempt(caller, claimBasketDocument, { commandId: newCommandId(), transferCode });
    const waits = isRefusal(answer) && answer.reason === 'BASKET_BEING_PRICED' && tries < patience.tries;
    if (!waits) return answer;
    await new Promise((next) => setTimeout(next, patience.pauseMilliseconds));
  }
};

/** Takes a basket over with its single-use code, goes on with one already claimed, or finds a receipt. */
export const ClaimBasket = ({
  caller,
  device,
  onClaimed,
  onFound,
  onForget,
}: {
  caller: GatewayClient;
  device: Device;
  onClaimed: (basket: Basket) => void;
  onFound: (receipt: Receipt) => void;
  onForget: () => void;
}) => {
  const { t } = useTranslation();
  const { busy, trouble, run, clear } = useTask();
  const [code, setCode] = useState('');
  const [unpaid, setUnpaid] = useState<BasketPage>();
  const { items, isMore, ...further } = usePages(
    'unpaid',
    unpaid,
    async (after) => (await caller.ask(claimedBasketsDocument, { after })).claimedTrips,
  );

  useEffect(() => {
    caller.ask(claimedBasketsDocument, {}).then(
      (found) => setUnpaid(found.claimedTrips),
      () => undefined,
    );
  }, [caller]);

  const claim = async () => {
    const claimed = await run(() => claimWithPatience(caller, code.trim()));
    if (claimed) onClaimed(claimed.trip);
  };

  return (
    <Stack>
      <Card withBorder padding="lg">
        <Stack>
          <div>
            <Title order={1} size="h2">
              {t('till.claim')}
            </Title>
            <StandsAt device={device} />
          </div>
          <ReadCode
            label={t('till.transferCode')}
            action={t('till.submit')}
            capitals
            busy={busy}
            code={code}
            onChange={setCode}
            onRead={claim}
            onHint={clear}
          />
          <TroubleNotice trouble={trouble} />
        </Stack>
      </Card>
      {items.length > 0 && (
        <Card withBorder padding="lg">
          <Text fw={700} mb="xs">
            {t('till.unpaid')}
          </Text>
          <Stack gap="xs">
            {items.map((basket) => (
              <Button key={basket.id} variant="default" size="md" onClick={() => onClaimed(basket)}>
                {[
                  ownerOf(basket),
                  t('till.since', { time: inMoment(basket.openedAt) }),
                  t('scanner.pieces', { count: basket.piecesCount }),
                  inMoney(basket.due ?? basket.subtotal),
                ].join(' · ')}
              </Button>
            ))}
          </Stack>
          <TroubleNotice trouble={further.trouble} />
          <ShowMore
            shown={items.length}
            isMore={isMore}
            busy={further.busy}
            onMore={() => void further.more()}
          />
        </Card>
      )}
      <FindReceipt caller={caller} device={device} onFound={onFound} />
      <ConfirmButton
        variant="subtle"
        label={t('enrol.forget')}
        question={t('enrol.forgetQuestion')}
        onConfirm={onForget}
      />
    </Stack>
  );
};
