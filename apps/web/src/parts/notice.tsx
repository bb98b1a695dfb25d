import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** A sentence that wants attention. `role` says how a screen reader learns of it; `aside` is what can be done. */
export const Notice = ({
  tone,
  title,
  role,
  aside,
  children,
}: {
  tone: 'offer' | 'info' | 'problem' | 'good';
  title?: string;
  role?: 'alert' | 'status' | undefined;
  aside?: ReactNode;
  children?: ReactNode;
}) => (
  <div className="notice" data-tone={tone} role={role}>
    <div>
      {title && <Text fw={700}>{title}</Text>}
      {children && <p>{children}</p>}
    </div>
    {aside}
  </div>
);
