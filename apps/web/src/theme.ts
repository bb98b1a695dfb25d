import { createTheme, type MantineColorsTuple } from '@mantine/core';

const beam: MantineColorsTuple = [
  '#e6f6f4',
  '#cfe9e5',
  '#9fd3cb',
  '#6cbcb0',
  '#43a89a',
  '#2a9b8c',
  '#198b7d',
  '#0f7468',
  '#0b5c53',
  '#0b3d3a',
];

/** Rayon's look: deep green for the shop, orange (Mantine's own) for the beam and for offers. */
export const theme = createTheme({
  primaryColor: 'beam',
  primaryShade: { light: 7, dark: 5 },
  colors: { beam },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: '700' },
  defaultRadius: 'md',
  cursorType: 'pointer',
});
