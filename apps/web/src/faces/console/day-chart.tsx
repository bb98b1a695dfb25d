import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { inShortDay } from '../../parts/days-said';

/** A drawing over days, and the figures behind it: a row of cells for each day. */
export const DayChart = ({
  label,
  size: { width, height },
  summary,
  rows,
  under,
  children,
}: {
  label: string;
  size: { width: number; height: number };
  /** What the figures are called. */
  summary: string;
  rows: readonly { day: string; cells: ReactNode }[];
  /** Between the drawing and the figures. */
  under?: ReactNode;
  /** The drawing. */
  children: ReactNode;
}) => (
  <figure className="effect-chart">
    <figcaption>{label}</figcaption>
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {children}
    </svg>
    {under}
    <details>
      <summary>{summary}</summary>
      <Table>
        <Table.Tbody>
          {rows.map(({ day, cells }) => (
            <Table.Tr key={day}>
              <Table.Th scope="row" fw={400}>
                {inShortDay(day)}
              </Table.Th>
              {cells}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </details>
  </figure>
);
