/** Codes of the demonstration of which each works once: whoever tries them needs no list that was given out. */
export const welcomeCodes = [
  'WELCOME-RGVF-QPRA-XARC',
  'WELCOME-MMD9-PZ4T-F86N',
  'WELCOME-ARW8-WET2-JX8F',
  'WELCOME-M87R-CEAQ-3D2S',
  'WELCOME-EJSK-MBN9-QWYX',
  'WELCOME-RH56-M5F6-C94R',
  'WELCOME-9PPS-FVGH-XNDU',
  'WELCOME-EXKX-34QT-H8RH',
  'WELCOME-FRA3-NY5Y-XNXM',
  'WELCOME-GJES-NKK3-D222',
] as const;
