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

/** Greys of the dark scheme, with a little of the shop's green. */
const dark: MantineColorsTuple = [
  '#eef3f1',
  '#c9d2cf',
  '#aab6b2',
  '#86938f',
  '#47524f',
  '#36413e',
  '#28322f',
  '#1b2422',
  '#141b19',
  '#0e1413',
];

/** Rayon's look: deep green for the shop, orange for the beam and for offers (see styles.css). */
export const theme = createTheme({
  primaryColor: 'beam',
  primaryShade: 7,
  colors: { beam, dark },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: '700' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  // Nearly every field is required: the rare optional one says so instead.
  components: {
    InputWrapper: { defaultProps: { withAsterisk: false } },
    // Fingers need room: nothing that is tapped is lower than 40 pixels.
    Button: { defaultProps: { size: 'md' } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    NativeSelect: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md' } },
    Switch: { defaultProps: { size: 'md' } },
  },
});
