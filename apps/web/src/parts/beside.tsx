import { Box, Group } from '@mantine/core';
import type { ReactNode } from 'react';

/** Puts a button beside a field, level with it whatever stands above and below: for `inputContainer`. */
export const beside = (button: ReactNode) => (input: ReactNode) => (
  <Group gap="xs" wrap="nowrap" align="start">
    <Box flex={1} miw={0}>
      {input}
    </Box>
    {button}
  </Group>
);
