import { translate } from '../i18n';
import { inFigures } from './money';

/** A number of points with its word: "1 point", "1,200 points". */
export const inPoints = (points: number): string =>
  translate('money.points', { count: points, points: inFigures(points) });
