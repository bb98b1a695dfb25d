import { Button, Card, Fieldset, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import '@mantine/core/styles/Fieldset.css';
import type { GatewayClient, Refusal } from '@rayon/client';
import { categoriesDocument } from '@rayon/client/operations/console';
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../i18n';
import { Notice } from '../../parts/notice';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useAfterRender } from '../../parts/use-after-render';
import { type Trouble, useTask } from '../../parts/use-task';
import { AudienceFields } from './audience-fields';
import { ConditionFields } from './condition-fields';
import { type Draft, mayHaveConditions, mayHavePicture } from './draft';
import { DraftPreview } from './draft-preview';
import { ExperimentFields } from './experiment-fields';
import { fieldRefused } from './field-refused';
import { type Form, TextOf } from './fields';
import { currenciesOf, fitting, zoneOf } from './fitting';
import { FundingFields } from './funding-fields';
import { type Gaps, gapsOf } from './gaps';
import { isOverVisits, lowersPrice } from './gift';
import { GiftFields } from './gift-fields';
import { HoursFields } from './hours-fields';
import { LimitFields, StackingFields } from './limit-fields';
import { PictureFields } from './picture-fields';
import { PlacementFields } from './placement-fields';
import { ReachFields } from './reach-fields';
import { stopsByEffect, stopsByPace } from './stop-draft';
import { StopFields } from './stop-fields';
import { useStores } from './store-choice';
import { WhereFields } from './where-fields';
import { boundTo, type Who } from './who';

const refusalOf = (trouble: Trouble | undefined): Refusal | undefined =>
  trouble?.kind === 'refusal' ? trouble.refusal : undefined;

/** Everything a campaign says, to be filled in; what is missing or wrong is said beside its field. */
export const CampaignForm = ({
  caller,
  who,
  initial,
  submit,
  busy,
  trouble,
  onWritten,
  onSubmit,
}: {
  caller: GatewayClient;
  who: Who;
  initial: Draft;
  /** What the button says. */
  submit: string;
  busy: boolean;
  trouble: Trouble | undefined;
  /** Something was typed or chosen. */
  onWritten: (draft: Draft) => void;
  onSubmit: (draft: Draft) => void;
}) => {
  const { t } = useTranslation();
  const [first] = useState(initial);
  const [written, setWritten] = useState(first);
  const [tried, setTried] = useState(false);
  const [categories, setCategories] = useState<string[]>([]);
  const known = useStores(who);
  const { stores } = known;
  const isBound = boundTo(who) !== undefined;
  const draft = fitting(written, { stores, isBound });
  const fields = useRef<HTMLFormElement>(null);
  const asking = useTask();
  const { run } = asking;
  const askCategories = useCallback(async () => {
    const found = await run(() => caller.ask(categoriesDocument, {}));
    if (found) setCategories(found.categories);
  }, [caller, run]);
  useEffect(() => void askCategories(), [askCategories]);

  const noted = useRef(onWritten);
  useEffect(() => {
    noted.current = onWritten;
  });
  useEffect(() => {
    if (written !== first) noted.current(written);
  }, [written, first]);
  const fill = (part: Partial<Draft>) => setWritten((before) => ({ ...before, ...part }));
  const gaps: Gaps = tried ? gapsOf(draft) : {};
  const refusal = refusalOf(trouble);
  const field = fieldRefused(refusal?.field, draft);
  const form: Form = {
    draft,
    path: '',
    gaps,
    refused: field && refusal && { field, sentence: refusal.message },
    fill,
    currency: draft.currency,
    currencies: currenciesOf(draft, stores),
    caller,
    categories,
  };
  const afterRender = useAfterRender();
  const showFirst = useCallback(
    () => afterRender(() => fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()),
    [afterRender],
  );
  useEffect(() => {
    if (refusal) showFirst();
  }, [refusal, showFirst]);

  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(gapsOf(draft)).length > 0) showFirst();
    // Its days are those of the stores: without them it is not known when it begins.
    else if (known.isKnown) onSubmit(draft);
  };

  const columns = { base: 1, sm: 2 };
  const isMessage = draft.gift === 'MESSAGE';
  const ofBasket = !isOverVisits(draft.gift);
  return (
    <Card withBorder padding="lg">
      <form noValidate ref={fields} onSubmit={send}>
        <Stack>
          <Fieldset legend={t('console.parts.text')}>
            <SimpleGrid cols={columns}>
              <TextOf form={form} field="titleFr" maxLength={80} />
              <TextOf form={form} field="titleEn" maxLength={80} />
              {(['bodyFr', 'bodyEn'] as const).map((body) => (
                <TextOf
                  key={body}
                  form={form}
                  field={body}
                  maxLength={300}
                  {...(isMessage ? {} : { hint: t('console.bodyHint') })}
                />
              ))}
              {mayHavePicture(draft) && <PictureFields form={form} />}
            </SimpleGrid>
          </Fieldset>
          <Fieldset legend={t('console.parts.gift')}>
            <SimpleGrid cols={columns}>
              <GiftFields form={form} />
            </SimpleGrid>
          </Fieldset>
          <Fieldset legend={t('console.parts.reach')}>
            <ReachFields form={form} />
          </Fieldset>
          {mayHaveConditions(draft) && (
            <Fieldset legend={t('console.parts.conditions')}>
              <ConditionFields form={form} />
            </Fieldset>
          )}
          <DraftPreview form={form} />
          <Fieldset legend={t('console.parts.when')}>
            <SimpleGrid cols={columns}>
              <TextOf form={form} field="first" type="date" />
              <TextOf form={form} field="last" type="date" />
              {known.isKnown && <WhoseDays {...zoneOf(draft, stores)} />}
              {ofBasket && <HoursFields form={form} />}
              <WhereFields form={form} stores={stores} isBound={isBound} />
            </SimpleGrid>
          </Fieldset>
          <Fieldset legend={t('console.parts.audience')}>
            <SimpleGrid cols={columns}>
              <AudienceFields form={form} />
            </SimpleGrid>
          </Fieldset>
          {ofBasket && (
            <Fieldset legend={t('console.parts.limits')}>
              <LimitFields form={form} />
            </Fieldset>
          )}
          {lowersPrice(draft.gift) && (
            <Fieldset legend={t('console.parts.funding')}>
              <FundingFields form={form} />
            </Fieldset>
          )}
          {isMessage && draft.brandId !== '' && (who.role === 'BRAND' || first.placement !== '') && (
            <Fieldset legend={t('console.parts.placement')}>
              <PlacementFields form={form} />
            </Fieldset>
          )}
          {ofBasket && (
            <Fieldset legend={t('console.parts.stacking')}>
              <StackingFields form={form} />
            </Fieldset>
          )}
          <Fieldset legend={t('console.parts.effect')}>
            <ExperimentFields form={form} />
          </Fieldset>
          {(stopsByEffect(draft) || stopsByPace(draft)) && (
            <Fieldset legend={t('console.parts.stop')}>
              <StopFields form={form} />
            </Fieldset>
          )}
          {tried && Object.keys(gaps).length > 0 && (
            <Notice tone="offer" role="alert">
              {t('console.gaps.some', { count: Object.keys(gaps).length })}
            </Notice>
          )}
          <TroubleNotice
            trouble={known.trouble ?? asking.trouble}
            onRetry={() => Promise.all([known.retry(), askCategories()])}
          />
          {!field && <TroubleNotice trouble={trouble} />}
          <Group>
            <Button type="submit" loading={busy || !(known.isKnown || known.trouble)}>
              {submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
};

/** By whose clock its days begin and end. */
const WhoseDays = ({ timeZone, isOneOfSeveral }: ReturnType<typeof zoneOf>) => {
  const { t } = useTranslation();
  return (
    <Text size="sm" c="dimmed" className="whole-width">
      {t(isOneOfSeveral ? 'console.zone.ofMost' : 'console.zone.ofStores', { zone: timeZone })}
    </Text>
  );
};
