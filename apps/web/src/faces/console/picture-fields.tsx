import { Button, Group, Stack, Text } from '@mantine/core';
import { uploadPictureDocument } from '@rayon/client/operations/console';
import { type ChangeEvent, useId, useState } from 'react';
import { useTranslation } from '../../i18n';
import { Notice } from '../../parts/notice';
import { OfferPicture } from '../../parts/offer-picture';
import { TroubleNotice } from '../../parts/trouble-notice';
import { useTask } from '../../parts/use-task';
import type { Draft } from './draft';
import { CheckOf, type Form, TextOf, useFieldError } from './fields';
import { base64Of, renderPicture } from './render-picture';

/** The picture beside the texts: one for both languages unless English has its own, with words for whoever does not see it. */
export const PictureFields = ({ form }: { form: Form }) => {
  const { draft } = form;
  return (
    <Stack className="whole-width">
      <PictureOf form={form} field="pictureFr" alt="altFr" />
      {draft.pictureFr && (
        <>
          <TextOf form={form} field="altFr" maxLength={150} />
          <TextOf form={form} field="altEn" maxLength={150} />
          <CheckOf form={form} field="englishHasOwn" />
          {draft.englishHasOwn && <PictureOf form={form} field="pictureEn" alt="altEn" />}
        </>
      )}
    </Stack>
  );
};

const PictureOf = ({
  form,
  field,
  alt,
}: {
  form: Form;
  field: 'pictureFr' | 'pictureEn';
  alt: 'altFr' | 'altEn';
}) => {
  const { t } = useTranslation();
  const id = useId();
  const { busy, trouble, run } = useTask();
  const [isNone, setNone] = useState(false);
  const error = useFieldError<Draft>(form)(field);
  const picture = form.draft[field];

  const bring = async (file: File) => {
    const drawn = await Promise.all([renderPicture(file, 'small'), renderPicture(file, 'large')]).catch(
      () => undefined,
    );
    setNone(drawn === undefined);
    if (!drawn) return;
    const upload = async (blob: Blob) => {
      const input = { base64: await base64Of(blob) };
      return run(async () => (await form.caller.ask(uploadPictureDocument, { input })).uploadPicture);
    };
    const small = await upload(drawn[0]);
    const large = small && (await upload(drawn[1]));
    if (large) form.fill({ [field]: { small: small.address, large: large.address } });
  };
  const chosen = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const [file] = currentTarget.files ?? [];
    if (file) void bring(file);
    // The same file may be chosen again.
    currentTarget.value = '';
  };

  return (
    <Stack gap="xs">
      <Text component="label" htmlFor={id} size="sm" fw={500}>
        {t(`console.fields.${field}`)}
      </Text>
      <Text id={`${id}-hint`} size="sm" c="dimmed">
        {t('console.pictureHint')}
      </Text>
      <input
        id={id}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        disabled={busy}
        aria-invalid={error !== undefined || isNone}
        aria-describedby={`${id}-hint`}
        onChange={chosen}
      />
      {error && <Text c="var(--mantine-color-error)">{error}</Text>}
      {isNone && (
        <Notice tone="problem" role="alert">
          {t('console.noPicture')}
        </Notice>
      )}
      <TroubleNotice trouble={trouble} />
      {picture && (
        <Group>
          <OfferPicture address={picture.large} alt={form.draft[alt]} size="large" />
          <OfferPicture address={picture.small} alt="" size="small" />
          <Button variant="default" onClick={() => form.fill({ [field]: null })}>
            {t('console.removePicture')}
          </Button>
        </Group>
      )}
    </Stack>
  );
};
