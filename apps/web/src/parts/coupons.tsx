import { ActionIcon, Button, Card, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from '../i18n';
import { BehindButton } from './behind-button';
import { beside } from './beside';
import { Icon } from './icons';

/** A code that was entered, and what became of it. */
type Coupon = Readonly<{ code: string; state: string; explanation: string; title: string | null }>;

/** Coupon codes beside a basket: a button first, then the field; what each one brings, and taking it away again. */
export const Coupons = ({
  coupons,
  busy,
  onEnter,
  onRemove,
}: {
  coupons: readonly Coupon[];
  busy: boolean;
  /** True when the code is beside the basket. */
  onEnter: (code: string) => Promise<boolean>;
  onRemove: (code: string) => void;
}) => {
  const { t, set } = useTranslation();
  const [open, setOpen] = useState(false);
  const [code, setCode] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const written = code.trim();
    setEmpty(written === '');
    if (written !== '' && (await onEnter(written))) {
      setCode('');
      setOpen(false);
    }
  };
  return (
    <>
      {coupons.length > 0 && (
        <Card withBorder padding="md" py={4} component="section" aria-label={t('coupons.list')}>
          <ul className="lines">
            {coupons.map((coupon) => (
              <li key={coupon.code}>
                <div>
                  <Text fw={600} className={coupon.state === 'APPLIED' ? 'offer' : ''}>
                    {coupon.title ? `${coupon.code} · ${set(coupon.title)}` : coupon.code}
                  </Text>
                  <Text size="sm">{set(coupon.explanation)}</Text>
                </div>
                <ActionIcon
                  variant="default"
                  size={44}
                  disabled={busy}
                  aria-label={t('coupons.remove', { code: coupon.code })}
                  onClick={() => onRemove(coupon.code)}
                >
                  <Icon name="cross" />
                </ActionIcon>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <BehindButton
        label={t('coupons.have')}
        disabled={busy}
        isOpen={open}
        onOpen={() => setOpen(true)}
        onClose={() => setOpen(false)}
      >
        <form onSubmit={(event) => void submit(event)}>
          <TextInput
            label={t('coupons.code')}
            description={t('coupons.hint')}
            autoFocus
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            // A GS1 coupon may be read into it by a scanner.
            maxLength={100}
            value={code}
            error={isEmpty && t('coupons.empty')}
            errorProps={{ role: 'alert' }}
            onChange={(event) => {
              setEmpty(false);
              setCode(event.currentTarget.value);
            }}
            inputContainer={beside(
              <Button type="submit" loading={busy}>
                {t('coupons.enter')}
              </Button>,
            )}
          />
        </form>
      </BehindButton>
    </>
  );
};
