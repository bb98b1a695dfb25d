import { ActionIcon, Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDemonstration } from '../../gateway/demonstration';
import { Icon } from '../../parts/icons';

/**
 * Where codes arrive: a reader types them and presses enter. The keyboard of the screen stays away until it is
 * asked for. The code stays in the field when it could not be sent.
 */
export const CodeEntry = ({
  busy,
  failed,
  onCode,
}: {
  busy: boolean;
  /** The last code got no answer. */
  failed: boolean;
  onCode: (code: string) => Promise<void>;
}) => {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [typing, setTyping] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const demonstration = useDemonstration();
  const sent = useRef('');

  const send = async (text: string) => {
    sent.current = text;
    setCode('');
    field.current?.focus();
    await onCode(text);
  };
  useEffect(() => {
    if (failed) setCode(sent.current);
  }, [failed]);

  return (
    <>
      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void send(code);
        }}
      >
        <Group gap="xs" wrap="nowrap" align="end">
          <TextInput
            ref={field}
            label={t('scanner.code')}
            className="code-entry"
            flex={1}
            size="lg"
            autoFocus
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            inputMode={typing ? 'text' : 'none'}
            required
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            rightSection={
              <ActionIcon
                variant="subtle"
                size="lg"
                aria-label={t('scanner.keyboard')}
                aria-pressed={typing}
                onClick={() => {
                  setTyping(!typing);
                  field.current?.blur();
                  setTimeout(() => field.current?.focus());
                }}
              >
                <Icon name="keyboard" />
              </ActionIcon>
            }
          />
          <Button type="submit" size="lg" loading={busy}>
            {t('scanner.scan')}
          </Button>
        </Group>
      </form>
      {demonstration && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot scroll sideways in every browser.
        <div className="scanning-samples" aria-label={t('scanner.try')} role="group">
          {demonstration.samples.map((sample) => (
            <Button
              key={sample.code}
              variant="default"
              size="sm"
              disabled={busy}
              onClick={() => void send(sample.code)}
            >
              {sample.label === '?' ? t('scanner.unknownSample') : sample.label}
            </Button>
          ))}
        </div>
      )}
    </>
  );
};
