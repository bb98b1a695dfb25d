import '@mantine/core/styles/Divider.css';
import { Button, Card, Divider, Stack, Text, TextInput } from '@mantine/core';
import type { DeviceKind } from '@rayon/client';
import { type FormEvent, useState } from 'react';
import { demonstrationCode, useDemonstration } from '../gateway/demonstration';
import { type Device, enrol } from '../gateway/device';
import { useTranslation } from '../i18n';
import { beside } from './beside';
import { StepTitle } from './page';
import { TroubleNotice } from './trouble-notice';
import { useRequired } from './use-required';
import { useTask } from './use-task';

/** Makes this browser a device of a store, by a one-time code. */
export const EnrolDevice = ({
  kind,
  onEnrolled,
}: {
  kind: DeviceKind;
  onEnrolled: (device: Device) => void;
}) => {
  const { t } = useTranslation();
  const demonstration = useDemonstration();
  const { busy, trouble, run, clear } = useTask();
  const required = useRequired(clear);
  const [code, setCode] = useState('');

  const enrolWith = async (codeOf: () => Promise<string>) => {
    const device = await run(async () => enrol(kind, await codeOf()));
    if (device) onEnrolled(device);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void enrolWith(async () => code);
  };

  return (
    <Card withBorder padding="lg">
      <Stack>
        <StepTitle size="h2">{t('enrol.title')}</StepTitle>
        <Text c="dimmed">{t('enrol.lead')}</Text>
        <form onSubmit={submit}>
          <TextInput
            label={t('enrol.code')}
            className="code-entry"
            size="md"
            {...required}
            autoComplete="off"
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            inputContainer={beside(
              <Button type="submit" size="md" loading={busy}>
                {t('enrol.submit')}
              </Button>,
            )}
          />
        </form>
        <TroubleNotice trouble={trouble} />
        {demonstration && (
          <>
            <Divider label={t('enrol.demo')} />
            <Stack gap="xs">
              {demonstration.stores.map((store) => (
                <Button
                  key={store.id}
                  variant="default"
                  size="md"
                  disabled={busy}
                  onClick={() => void enrolWith(() => demonstrationCode(kind, store.id))}
                >
                  {store.name}
                </Button>
              ))}
            </Stack>
          </>
        )}
      </Stack>
    </Card>
  );
};
