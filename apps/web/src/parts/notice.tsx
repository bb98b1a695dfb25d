import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** A sentence that wants attention. `role` says how a screen reader learns of it; `aside` is what can be done, `more` what was asked for. */
export const Notice = ({
  tone,
  title,
  role,
  aside,
  more,
  children,
}: {
  tone: 'offer' | 'info' | 'problem' | 'good';
  title?: string;
  role?: 'alert' | 'status' | undefined;
  aside?: ReactNode;
  more?: ReactNode;
  children?: ReactNode;
}) => (
  <div className="notice" data-tone={tone} role={role}>
    <div>
      {title && <Text fw={700}>{title}</Text>}
      {children && <p>{children}</p>}
      {more}
    </div>
    {aside}
  </div>
);
