import { ActionIcon, Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, type RefObject, useState } from 'react';
import { useDemonstration } from '../../gateway/demonstration';
import { useTranslation } from '../../i18n';
import { beside } from '../../parts/beside';
import { Icon } from '../../parts/icons';
import { useAfterRender } from '../../parts/use-after-render';
import { useReader } from '../../parts/use-reader';
import { beep, soundIsOn, switchSound } from './beep';

/**
 * Where codes arrive: a reader types them and presses enter, as fast as it likes. The keyboard of the screen stays
 * away until it is asked for.
 */
export const CodeEntry = ({
  field,
  onCode,
}: {
  field: RefObject<HTMLInputElement | null>;
  onCode: (code: string) => void;
}) => {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [typing, setTyping] = useState(false);
  const [isEmpty, setIsEmpty] = useState(false);
  const afterRender = useAfterRender();
  const [sound, setSound] = useState(soundIsOn);
  const demonstration = useDemonstration();
  useReader(field);

  const send = (text: string) => {
    setCode('');
    field.current?.focus();
    setIsEmpty(text.trim() === '');
    if (text.trim()) onCode(text);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(code);
  };
  const turnSound = () => {
    switchSound(!sound);
    setSound(!sound);
    if (!sound) beep('taken');
    field.current?.focus();
  };

  return (
    <>
      <form onSubmit={submit}>
        <TextInput
          ref={field}
          label={t('scanner.code')}
          className="code-entry"
          size="lg"
          autoFocus
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          inputMode={typing ? 'text' : 'none'}
          value={code}
          error={isEmpty && t('scanner.emptyCode')}
          errorProps={{ role: 'alert' }}
          onChange={(event) => {
            setIsEmpty(false);
            setCode(event.currentTarget.value);
          }}
          rightSectionWidth={88}
          rightSection={
            <Group gap={0} wrap="nowrap">
              <ActionIcon
                variant="subtle"
                size={44}
                aria-label={t('scanner.sound')}
                aria-pressed={sound}
                onClick={turnSound}
              >
                <Icon name={sound ? 'sound' : 'silence'} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                size={44}
                aria-label={t('scanner.keyboard')}
                aria-pressed={typing}
                onClick={() => {
                  setTyping(!typing);
                  field.current?.blur();
                  afterRender(() => field.current?.focus());
                }}
              >
                <Icon name="keyboard" />
              </ActionIcon>
            </Group>
          }
          inputContainer={beside(
            <Button type="submit" size="lg" px={{ base: 'md', xs: 'xl' }}>
              {t('scanner.scan')}
            </Button>,
          )}
        />
      </form>
      {demonstration && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot scroll sideways in every browser.
        <div className="scanning-samples" aria-label={t('scanner.try')} role="group">
          {demonstration.samples.map((sample) => (
            <Button key={sample.code} variant="default" size="sm" onClick={() => send(sample.code)}>
              {sample.label === '?' ? t('scanner.unknownSample') : sample.label}
            </Button>
          ))}
        </div>
      )}
    </>
  );
};
