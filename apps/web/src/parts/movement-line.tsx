import { Text } from '@mantine/core';
import type { MemberPointsQuery } from '@rayon/client/operations/console';
import { useTranslation } from '../i18n';
import { inShortDay } from './days-said';
import { inDay, inFigures } from './money';
import { movementWords } from './movement-words';

type Entry = NonNullable<NonNullable<MemberPointsQuery['member']>['points']>['entries']['items'][number];

/** A movement of a list: why, when, how many points. */
export const MovementLine = ({ entry }: { entry: Entry }) => {
  const { t, set } = useTranslation();
  const { kind, points: spendable, pending, activeOn, at } = entry;
  // What becomes spendable moves from one to the other; all else that waits is earned or taken back so.
  const points = kind === 'ACTIVATION' ? spendable : spendable + pending;
  return (
    <li>
      <div>
        <Text fw={600}>{movementWords({ ...entry, points }, set)}</Text>
        <Text size="sm" c="dimmed">
          {inDay(at)}
          {pending > 0 && activeOn && ` · ${t('card.pendingEntry', { day: inShortDay(activeOn) })}`}
        </Text>
      </div>
      <Text className="figures" fw={600} c={pending > 0 ? 'dimmed' : undefined}>
        {points > 0 ? '+' : '−'}
        {inFigures(Math.abs(points))}
      </Text>
    </li>
  );
};
