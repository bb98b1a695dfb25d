import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Notice } from './notice';

/** A message as a shopper sees it on the handheld. */
export const MessageNotice = ({
  title,
  body,
  sponsored,
  aside,
  more,
}: {
  title: string;
  body: string;
  /** What says that somebody pays for its place, where somebody does. */
  sponsored: string | undefined;
  aside: ReactNode;
  more?: ReactNode;
}) => (
  <Notice tone="offer" title={title} aside={aside} more={more}>
    {sponsored && (
      <Text component="span" size="sm" fw={600} display="block">
        {sponsored}
      </Text>
    )}
    {body}
  </Notice>
);
