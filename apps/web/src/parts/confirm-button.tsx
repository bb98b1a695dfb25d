import { Button, type ButtonProps } from '@mantine/core';
import { useEffect, useState } from 'react';

const secondsToConfirm = 4;

/** A button for what cannot be undone: the first tap asks, the second one within four seconds does it. */
export const ConfirmButton = ({
  label,
  question,
  onConfirm,
  ...looks
}: ButtonProps & { label: string; question: string; onConfirm: () => void }) => {
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    if (!asking) return undefined;
    const timer = setTimeout(() => setAsking(false), secondsToConfirm * 1000);
    return () => clearTimeout(timer);
  }, [asking]);
  return (
    <Button
      variant="default"
      {...looks}
      {...(asking ? { variant: 'filled', color: 'red.9' } : {})}
      onClick={() => {
        if (asking) onConfirm();
        setAsking(!asking);
      }}
    >
      {asking ? question : label}
    </Button>
  );
};
