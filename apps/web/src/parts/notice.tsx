import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** A sentence that wants attention. `role` says how a screen reader learns of it. */
export const Notice = ({
  tone,
  title,
  role,
  children,
}: {
  tone: 'offer' | 'info' | 'problem' | 'good';
  title?: string;
  role?: 'alert' | 'status';
  children?: ReactNode;
}) => (
  <div className="notice" data-tone={tone} role={role}>
    {title && <Text fw={700}>{title}</Text>}
    {children && <p>{children}</p>}
  </div>
);
