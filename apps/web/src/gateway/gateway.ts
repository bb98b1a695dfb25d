import { gatewayClient } from '@rayon/client';
import { currentLanguage } from '../i18n';

/** The gateway this page came from, asked by nobody in particular and in the current language. */
export const gateway = gatewayClient('', {
  language: currentLanguage,
  // A request that got no answer is sent again: command ids make that safe.
  retry: { codes: ['OFFLINE'], pausesMilliseconds: [300, 1200] },
});
