import type { GatewayClient } from '@rayon/client';
import { presentCardDocument } from '@rayon/client/operations/scanner';
import { type ReactNode, useState } from 'react';
import { BehindButton } from './behind-button';
import { ReadCode } from './read-code';
import { TroubleNotice } from './trouble-notice';
import { useCommands } from './use-task';

/** What takes a card to be shown: a button first, then what else is asked and the field that reads the card. */
export const BehindCard = ({
  caller,
  label,
  codeLabel,
  action,
  disabled,
  busy: isBusy = false,
  children,
  isReady = () => true,
  onPresented,
  onClose,
}: {
  caller: GatewayClient;
  label: string;
  codeLabel: string;
  /** What the button beneath the field says. */
  action: string;
  disabled: boolean;
  /** Something else is under way. */
  busy?: boolean;
  /** What is asked above the field. */
  children?: ReactNode;
  /** Whether that is as it must be: no code is used up before. */
  isReady?: () => boolean;
  /** Does with the presented card what it was shown for; true when that was done. */
  onPresented: (presented: { presentation: string; firstName?: string | null }) => Promise<boolean>;
  /** Once it was done, or put off. */
  onClose?: () => void;
}) => {
  const { busy, trouble, send, clear } = useCommands(caller);
  const [open, setOpen] = useState(false);
  const [content, setContent] = useState('');

  const close = () => {
    setOpen(false);
    setContent('');
    clear();
    onClose?.();
  };
  const present = async () => {
    if (!isReady()) return;
    const presented = await send(presentCardDocument, { content: content.trim() });
    // A code is accepted once: what is read next is another one.
    setContent('');
    if (presented && (await onPresented(presented))) close();
  };

  return (
    <BehindButton
      label={label}
      disabled={disabled}
      isOpen={open}
      onOpen={() => setOpen(true)}
      onClose={close}
    >
      {children}
      <ReadCode
        label={codeLabel}
        action={action}
        busy={busy || isBusy}
        code={content}
        onChange={setContent}
        onRead={present}
        onHint={clear}
      />
      <TroubleNotice trouble={trouble} />
    </BehindButton>
  );
};
