const paths = {
  card: 'M4 6h16v12H4zM4 10h16M7 14.5h4M15 13.5h2v2h-2z',
  scanner: 'M4 5v14M7 5v14M11 5v14M14 5v14M18 5v14M20.5 5v14M2 12h20',
  till: 'M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6M9 16h3',
  console: 'M4 20V10M10 20V4M16 20v-8M22 20H2',
  sun: 'M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6 19 19M5 19l1.4-1.4M17.6 6.4 19 5',
  moon: 'M20 14.5A8 8 0 0 1 9.5 4a8 8 0 1 0 10.5 10.5z',
  cross: 'M6 6l12 12M18 6 6 18',
  back: 'M9 6 4 11l5 5M4 11h10a5 5 0 0 1 0 10h-2',
  sound: 'M4 10v4h3l4 4V6l-4 4zM15 9.5a4 4 0 0 1 0 5M17.5 7a8 8 0 0 1 0 10',
  silence: 'M4 10v4h3l4 4V6l-4 4zM15.5 9.5l5 5M20.5 9.5l-5 5',
  unfold: 'M6 9l6 6 6-6',
  fold: 'M6 15l6-6 6 6',
  keyboard: 'M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M17 10h.01M8 14h8',
  question:
    'M12 2.5a9.5 9.5 0 1 1 0 19 9.5 9.5 0 0 1 0-19zM9.2 9.3a2.8 2.8 0 1 1 4.3 2.4c-1 .6-1.5 1.2-1.5 2.3M12 17.3h.01',
} as const;

/** The drawings there are. */
export type IconName = keyof typeof paths;

/** A line drawing beside a text; screen readers pass it by. */
export const Icon = ({ name, size = 20 }: { name: IconName; size?: number }) => (
  <svg
    viewBox="0 0 24 24"
    width={size}
    height={size}
    fill="none"
    stroke="currentColor"
    strokeWidth={1.8}
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    <path d={paths[name]} />
  </svg>
);
