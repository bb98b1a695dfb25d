import { demonstrationHook, startInOneProcess } from '@rayon/infra';
import { createLogger } from '@rayon/process';
import { openHouse } from '../journeys/house';

/** A Rayon with the demonstration retailer and the built web app, as a visitor meets it. */
export const openWebHouse = () =>
  openHouse((where) =>
    startInOneProcess({
      ...where,
      logger: createLogger('browser', { level: 'error' }),
      demo: demonstrationHook(`http://127.0.0.1:${where.port}`, () => where.state),
    }),
  );
