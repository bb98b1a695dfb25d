import { attempt, type GatewayClient } from '@rayon/client';
import { recordImpressionsDocument } from '@rayon/client/operations/scanner';
import { useCallback, useEffect, useState } from 'react';
import { impressionsTo } from './told-impressions';

/** Tells which messages of a trip somebody could see. Nobody waits for it, and nothing is said when it fails. */
export const useImpressions = (caller: GatewayClient, tripId: string): ((messageId: string) => void) => {
  const [impressions] = useState(() =>
    impressionsTo((messageIds) => attempt(caller, recordImpressionsDocument, { tripId, messageIds })),
  );
  useEffect(() => () => void impressions.flush(), [impressions]);
  return useCallback(
    (messageId) => {
      if (document.visibilityState === 'visible') impressions.note(messageId);
    },
    [impressions],
  );
};
