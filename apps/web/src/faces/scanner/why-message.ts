import type { GatewayClient } from '@rayon/client';
import { whyMessagesDocument } from '@rayon/client/operations/scanner';
import type { WhyMessage } from './trip';

/** Why a message of a trip is shown; undefined when that cannot be told. */
export const whyMessage = (
  caller: Pick<GatewayClient, 'ask'>,
  tripId: string,
  messageId: string,
): Promise<WhyMessage | undefined> =>
  caller.ask(whyMessagesDocument, { id: tripId }, { partly: true }).then(
    ({ trip }) => trip?.messages?.find((message) => message.messageId === messageId),
    () => undefined,
  );
