/**
 * What a device is called wherever it is told from others: many are given the same name, so the end of its id, which
 * differs, stands behind it: "Scanner · 3F2A". It is short enough to be read out across a shop.
 */
export const deviceName = (label: string, deviceId: string): string =>
  `${label}\u00a0·\u00a0${deviceId.slice(-4).toUpperCase()}`;
