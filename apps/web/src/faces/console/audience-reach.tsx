import { Text } from '@mantine/core';
import { type AudienceReachQuery, audienceReachDocument } from '@rayon/client/operations/console';
import { useEffect, useState } from 'react';
import { useTranslation } from '../../i18n';
import { inFigures, inShare } from '../../parts/money';
import { wholeIn } from './amount';
import { personDayOf } from './content-of';
import { asksForPersonDay, type Draft, isForCards } from './draft';
import { employeesOf } from './employees-draft';
import type { Form } from './fields';
import { gapsOf } from './gaps';

/** Whoever is still typing is not answered at once. */
const patienceMilliseconds = 500;

type Reach = AudienceReachQuery['audienceReach'];

/** What the form asks for; an experiment is left out while it is not one. */
const askedOf = (draft: Draft) => {
  const { audience: kind, bought, notBought, control, sliceFrom, sliceTo } = draft;
  const gaps = gapsOf(draft);
  const isMeasured = isForCards(draft) && !gaps.control && !gaps.sliceFrom && !gaps.sliceTo;
  const share = (text: string) => (isMeasured ? (wholeIn(text) ?? null) : null);
  const day = gaps.daysBefore || gaps.daysAfter ? null : personDayOf(draft);
  const history = (category: string) => (kind === 'PERSONALISED' && category ? category : null);
  return {
    kind,
    boughtCategory: history(bought),
    notBoughtCategory: history(notBought),
    employees: employeesOf(draft) || null,
    dayOf: day?.of ?? null,
    daysBefore: day?.daysBefore ?? null,
    daysAfter: day?.daysAfter ?? null,
    controlPercent: share(control),
    fromPercent: share(sliceFrom),
    toPercent: share(sliceTo),
  };
};

/** How many members the audience has now, said while it is chosen; the form never waits for it. */
export const AudienceReach = ({ form: { draft, caller } }: { form: Form }) => {
  const { t } = useTranslation();
  // As a text, so that it changes with what it says and not with every letter of the title.
  const asked = JSON.stringify(askedOf(draft));
  const [told, setTold] = useState<{ asked: string; reach: Reach | undefined }>();
  useEffect(() => {
    let isLate = false;
    const timer = setTimeout(() => {
      caller.ask(audienceReachDocument, JSON.parse(asked) as ReturnType<typeof askedOf>).then(
        ({ audienceReach }) => !isLate && setTold({ asked, reach: audienceReach }),
        () => !isLate && setTold({ asked, reach: undefined }),
      );
    }, patienceMilliseconds);
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
  }, [caller, asked]);
  const words = useWords();
  return (
    <Text size="sm" c="dimmed" className="whole-width" role="status" mih="1.5em">
      {told?.asked === asked && (told.reach ? words(draft, told.reach) : t('console.reachNow.away'))}
    </Text>
  );
};

const useWords = () => {
  const { t } = useTranslation();
  return (draft: Draft, reach: Reach): string => {
    const { audience, pasts, joined } = draft;
    const { members, among, offered, control, withheldBelow } = reach;
    if (audience === 'ANONYMOUS') return t('console.reachNow.ANONYMOUS');
    const ofTheDay = asksForPersonDay(draft) ? [t('console.reachNow.onTheirDay')] : [];
    const inAll = (sentence: string) => [sentence, ...ofTheDay].join(' ');
    if (members === null) return inAll(t('console.reachNow.few', { people: withheldBelow ?? 0 }));
    if (members === 0 && audience !== 'EVERYBODY') return inAll(t('console.reachNow.none'));
    const side = (people: number | null) =>
      people === null
        ? t('console.reachNow.fewOnASide', { people: withheldBelow ?? 0 })
        : t('console.reachNow.aboutOnASide', { people: inFigures(people) });
    const isFewer = audience === 'PERSONALISED' && (pasts.length > 0 || joined.trim() !== '');
    return [
      t(`console.reachNow.${audience}`, {
        members: inFigures(members),
        share: inShare(members / Math.max(1, among ?? members)),
      }),
      ...(offered === null && control === null
        ? []
        : [t('console.reachNow.sides', { offered: side(offered), control: side(control) })]),
      ...ofTheDay,
      ...(isFewer ? [t('console.reachNow.fewer')] : []),
    ].join(' ');
  };
};
