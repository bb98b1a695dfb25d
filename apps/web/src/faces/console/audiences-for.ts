import type { Draft } from './draft';
import { givesPoints, goesByThreshold } from './gift';

const audiences = ['EVERYBODY', 'MEMBERS', 'PERSONALISED'] as const;
const audiencesOfMessages = ['EVERYBODY', 'ANONYMOUS', 'MEMBERS', 'PERSONALISED'] as const;

/**
 * Whom a benefit can be for: points go to a card, so to members, and what goes by each one's own threshold or steps to those who
 * agreed to personal offers. A message alone can be for whoever has no card: showing one costs nothing.
 */
export const audiencesFor = ({
  gift,
  goalsAreOwn,
}: Pick<Draft, 'gift' | 'goalsAreOwn'>): Draft['audience'][] => {
  const isOwn = goesByThreshold(gift) || (gift === 'CHALLENGE' && goalsAreOwn);
  if (isOwn) return ['PERSONALISED'];
  if (gift === 'MESSAGE') return [...audiencesOfMessages];
  return audiences.filter((audience) => audience !== 'EVERYBODY' || !givesPoints(gift));
};
