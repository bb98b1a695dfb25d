import { Notice } from './notice';

/** A basket whose age check may have been refused. */
type Checked = Readonly<{
  ageRefusedLineIds: readonly string[];
  lines: readonly Readonly<{ id: string; name: string }>[];
}>;

/** What was refused to the shopper because of their age, by name; nothing while nothing was. */
export const RefusedByAge = ({ trip, lead }: { trip: Checked; lead: string }) => {
  const names = trip.lines.filter(({ id }) => trip.ageRefusedLineIds.includes(id)).map(({ name }) => name);
  if (names.length === 0) return null;
  return (
    <Notice tone="problem" role="alert" title={lead}>
      {[...new Set(names)].join(', ')}
    </Notice>
  );
};
