import { ActionIcon, Button, type ButtonProps } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Icon, type IconName } from './icons';

const secondsToConfirm = 4;

/**
 * A button for what cannot be undone: the first tap asks, the second one within four seconds does it. With an
 * icon it is small until it asks, and its label is read out only.
 */
export const ConfirmButton = ({
  label,
  question,
  name,
  icon,
  onConfirm,
  ...looks
}: ButtonProps & {
  label: string;
  question: string;
  /** What it is about, where several buttons say the same. */
  name?: string;
  icon?: IconName;
  onConfirm: () => void;
}) => {
  const [asking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The small button gave its place to the question: whoever came by keyboard goes on from there.
    if (asking && icon) button.current?.focus();
    if (!asking) return undefined;
    const timer = setTimeout(() => setAsking(false), secondsToConfirm * 1000);
    return () => clearTimeout(timer);
  }, [asking, icon]);
  const about = name ? ` : ${name}` : '';
  if (icon && !asking)
    return (
      <ActionIcon
        variant="default"
        size={44}
        disabled={looks.disabled ?? false}
        aria-label={label}
        onClick={() => setAsking(true)}
      >
        <Icon name={icon} />
      </ActionIcon>
    );
  return (
    <Button
      ref={button}
      variant="default"
      {...(icon && { px: 'sm', flex: 'none' })}
      {...looks}
      {...(asking ? { variant: 'filled', color: 'red.9' } : {})}
      {...(about ? { 'aria-label': `${asking ? question : label}${about}` } : {})}
      onClick={() => {
        if (asking) onConfirm();
        setAsking(!asking);
      }}
    >
      {asking ? question : label}
    </Button>
  );
};
