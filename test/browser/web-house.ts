import { demonstrationEnvironment, demonstrationHook, startInOneProcess } from '@rayon/infra';
import type { Clock } from '@rayon/kernel';
import { createLogger } from '@rayon/process';
import { openHouse } from '../journeys/house';

/** A name this machine has for browsers that are told so; no browser takes it for safe. */
export const foreignHost = 'shop.example';

/** A Rayon with the demonstration retailer and the built web app, as a visitor meets it; by a clock of its own where one is given. */
export const openWebHouse = (clock?: Clock) =>
  openHouse((where) =>
    startInOneProcess({
      ...where,
      ...(clock ? { clock } : {}),
      logger: createLogger('browser', { level: 'error' }),
      environment: {
        ...demonstrationEnvironment,
        // A page is looked at as from another machine; and the tests sign more people in than a shop does.
        PUBLIC_HOSTS: foreignHost,
        SIGN_INS_PER_MINUTE: '1000',
      },
      demo: demonstrationHook(`http://127.0.0.1:${where.port}`, () => where.state),
    }),
  );
