import type { GatewayClient } from '@rayon/client';
import { presentCardDocument } from '@rayon/client/operations/scanner';
import { useState } from 'react';
import { useTranslation } from '../i18n';
import { BehindButton } from './behind-button';
import { ReadCode } from './read-code';
import { TroubleNotice } from './trouble-notice';
import { useCommands } from './use-task';

/** A card that comes late: a button first, then the field that reads the card. */
export const AddCard = ({
  caller,
  disabled = false,
  onPresented,
}: {
  caller: GatewayClient;
  disabled?: boolean;
  /** Puts the presented card on the basket; true when that was done. */
  onPresented: (presented: { presentation: string; firstName?: string | null }) => Promise<boolean>;
}) => {
  const { t } = useTranslation();
  const { busy, trouble, send, clear } = useCommands(caller);
  const [open, setOpen] = useState(false);
  const [content, setContent] = useState('');

  const close = () => {
    setOpen(false);
    setContent('');
    clear();
  };
  const present = async () => {
    const presented = await send(presentCardDocument, { content: content.trim() });
    // A code is accepted once: what is read next is another one.
    setContent('');
    if (presented && (await onPresented(presented))) close();
  };

  return (
    <BehindButton
      label={t('scanner.addCard')}
      disabled={disabled}
      isOpen={open}
      onOpen={() => setOpen(true)}
      onClose={close}
    >
      <ReadCode
        label={t('scanner.cardContent')}
        action={t('scanner.addCard')}
        busy={busy}
        code={content}
        onChange={setContent}
        onRead={present}
        onHint={clear}
      />
      <TroubleNotice trouble={trouble} />
    </BehindButton>
  );
};
