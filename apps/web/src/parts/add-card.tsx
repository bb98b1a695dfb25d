import type { GatewayClient } from '@rayon/client';
import { useTranslation } from '../i18n';
import { BehindCard } from './behind-card';

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
  return (
    <BehindCard
      caller={caller}
      label={t('scanner.addCard')}
      codeLabel={t('scanner.cardContent')}
      action={t('scanner.addCard')}
      disabled={disabled}
      onPresented={onPresented}
    />
  );
};
