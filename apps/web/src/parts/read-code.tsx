import { Button, Stack, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { useReader } from './use-reader';
import { useRequired } from './use-required';

/** Where a device at rest waits for one code, read or typed. */
export const ReadCode = ({
  label,
  action,
  capitals = false,
  busy,
  code,
  onChange,
  onRead,
  onHint,
}: {
  label: string;
  /** What the button says. */
  action: string;
  /** The code is in capital letters. */
  capitals?: boolean;
  busy: boolean;
  code: string;
  onChange: (code: string) => void;
  onRead: () => Promise<void>;
  /** The field says what is missing: what was refused before is over. */
  onHint: () => void;
}) => {
  const field = useRef<HTMLInputElement>(null);
  const required = useRequired(onHint);
  useReader(field);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void onRead();
      }}
    >
      <Stack>
        <TextInput
          ref={field}
          label={label}
          className="code-entry"
          size="lg"
          autoFocus
          autoComplete="off"
          autoCapitalize={capitals ? 'characters' : 'none'}
          spellCheck={false}
          {...required}
          value={code}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        <Button type="submit" size="lg" loading={busy}>
          {action}
        </Button>
      </Stack>
    </form>
  );
};
