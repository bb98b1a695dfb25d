import '@mantine/core/styles/Badge.css';
import { Badge, Table, Text } from '@mantine/core';
import { useTranslation } from '../../i18n';
import { interval, type Lift, signed } from './effect';

/** The heads of the cells of a difference. */
export const LiftHeads = ({ name }: { name: string }) => {
  const { t } = useTranslation();
  return (
    <>
      <Table.Th scope="col" ta="right">
        {name}
      </Table.Th>
      <Table.Th scope="col">{t('console.effect.verdict')}</Table.Th>
    </>
  );
};

/** A difference, and what can be said of it. */
export const LiftCells = ({ lift }: { lift: Lift }) => (
  <>
    <Table.Td ta="right">
      <Difference lift={lift} />
    </Table.Td>
    <Table.Td>
      <VerdictBadge lift={lift} />
    </Table.Td>
  </>
);

/** A difference with its interval. */
const Difference = ({ lift }: { lift: Lift }) => {
  const say = useTranslation();
  if (!lift.perPerson) return <Text span>–</Text>;
  return (
    <>
      <Text span fw={700} className="figures">
        {signed(lift.perPerson, say)}
      </Text>
      <Text size="sm" c="dimmed" className="figures">
        {interval(lift, say)}
      </Text>
    </>
  );
};

const tones = {
  MORE: 'green.9',
  LESS: 'red.9',
  NOT_SURE: 'gray.7',
  TOO_FEW: 'gray.7',
  UNEVEN: 'red.9',
} as const;

/** What can be said of a difference. */
const VerdictBadge = ({ lift: { verdict } }: { lift: Lift }) => {
  const { t } = useTranslation();
  return (
    <Badge color={tones[verdict]} miw="max-content">
      {t(`console.effect.verdicts.${verdict}`)}
    </Badge>
  );
};
