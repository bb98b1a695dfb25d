import { Table } from '@mantine/core';
import { useTranslation } from '../../i18n';
import { DayChart } from './day-chart';
import { type Effect, interval, signed } from './effect';

type Day = Effect['days'][number];

const size = { width: 640, height: 160, margin: 8 };

/** How the difference on what is promoted went, day by day: a line within its interval, and the figures behind it. */
export const EffectChart = ({ days }: { days: readonly Day[] }) => {
  const say = useTranslation();
  const { t } = say;
  const known = days.flatMap(({ day, promoted: lift }) =>
    lift.perPerson && lift.low && lift.high
      ? [{ day, lift, middle: lift.perPerson.minor, low: lift.low.minor, high: lift.high.minor }]
      : [],
  );
  if (known.length < 2) return null;

  const highest = Math.max(0, ...known.map(({ high }) => high));
  const lowest = Math.min(0, ...known.map(({ low }) => low));
  const { width, height, margin } = size;
  const across = (at: number) => margin + ((width - 2 * margin) * at) / (known.length - 1);
  const up = (minor: number) =>
    margin + ((height - 2 * margin) * (highest - minor)) / Math.max(1, highest - lowest);
  const path = (of: 'low' | 'middle' | 'high') => known.map((one, at) => `${across(at)},${up(one[of])}`);
  return (
    <DayChart
      label={t('console.effect.overTime')}
      size={size}
      summary={t('console.dryRun.byDay')}
      rows={known.map(({ day, lift }) => ({
        day,
        cells: (
          <>
            <Table.Td ta="right" className="figures">
              {lift.perPerson && signed(lift.perPerson, say)}
            </Table.Td>
            <Table.Td className="figures">{interval(lift, say)}</Table.Td>
          </>
        ),
      }))}
    >
      <polygon className="effect-band" points={[...path('high'), ...path('low').reverse()].join(' ')} />
      <line className="effect-nothing" x1={margin} x2={width - margin} y1={up(0)} y2={up(0)} />
      <polyline className="effect-line" points={path('middle').join(' ')} />
    </DayChart>
  );
};
