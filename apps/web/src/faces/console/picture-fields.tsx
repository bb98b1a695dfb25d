import { Button, Group, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { uploadPictureDocument } from '@rayon/client/operations/console';
import { useRef, useState } from 'react';
import { useTranslation } from '../../i18n';
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
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextOf form={form} field="altFr" maxLength={150} />
            <TextOf form={form} field="altEn" maxLength={150} />
          </SimpleGrid>
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
  const chooser = useRef<HTMLInputElement>(null);
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
  const remove = () => {
    form.fill({ [field]: null });
    if (!chooser.current) return;
    chooser.current.value = '';
    chooser.current.focus();
  };

  return (
    <Stack gap="xs">
      <TextInput
        ref={chooser}
        type="file"
        label={t(`console.fields.${field}`)}
        description={field === 'pictureFr' && t('console.pictureHint')}
        accept="image/png,image/jpeg,image/webp"
        disabled={busy}
        error={isNone ? t('console.noPicture') : error}
        errorProps={{ role: 'alert' }}
        onClick={({ currentTarget }) => {
          // A browser says nothing of a file that is chosen once more.
          currentTarget.value = '';
        }}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) void bring(file);
        }}
      />
      <TroubleNotice trouble={trouble} />
      {picture && (
        <Group>
          <OfferPicture address={picture.large} alt={form.draft[alt]} size="large" />
          <OfferPicture address={picture.small} alt="" size="small" />
          <Button variant="default" onClick={remove}>
            {t('console.removePicture')}
          </Button>
        </Group>
      )}
    </Stack>
  );
};
