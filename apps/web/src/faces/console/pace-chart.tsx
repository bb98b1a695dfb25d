import { Table } from '@mantine/core';
import { useTranslation } from '../../i18n';
import { inShortDay } from '../../parts/days-said';
import { inMoney } from '../../parts/money';
import type { Pace } from './budget-pace';
import { DayChart } from './day-chart';

const size = { width: 640, height: 120, margin: 8 };

/**
 * What went of a budget on each of the last days: a bar for each (an empty one where it is withheld), and the figures behind
 * them; nothing where nothing went.
 */
export const PaceChart = ({ days }: { days: Pace['days'] }) => {
  const { t } = useTranslation();
  const highest = Math.max(0, ...days.map(({ gone }) => gone?.minor ?? 0));
  if (highest === 0) return null;
  const { width, height, margin } = size;
  const slot = (width - 2 * margin) / days.length;
  const tall = (minor: number) => ((height - 2 * margin) * minor) / highest;
  return (
    <DayChart
      label={t('console.pace.days')}
      size={size}
      summary={t('console.pace.figures')}
      rows={days.map(({ day, gone }) => ({
        day,
        cells: (
          <Table.Td ta="right" className="figures">
            {gone ? inMoney(gone) : t('console.hidden')}
          </Table.Td>
        ),
      }))}
      under={
        <div className="pace-ends" aria-hidden>
          {[days[0], days.at(-1)].map((end) => end && <span key={end.day}>{inShortDay(end.day)}</span>)}
        </div>
      }
    >
      <line
        className="effect-nothing"
        x1={margin}
        x2={width - margin}
        y1={height - margin}
        y2={height - margin}
      />
      {days.map(({ day, gone }, at) => {
        const up = gone ? tall(gone.minor) : height - 2 * margin;
        return (
          <rect
            key={day}
            className={gone ? 'pace-bar' : 'pace-hidden'}
            x={margin + at * slot + slot * 0.15}
            width={slot * 0.7}
            y={height - margin - up}
            height={up}
          />
        );
      })}
    </DayChart>
  );
};
