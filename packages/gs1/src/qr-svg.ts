import qrcode from 'qrcode';

/** A QR code as SVG: medium error correction and the full quiet zone, so that a scratched screen still reads. */
export const qrSvg = (content: string): Promise<string> =>
  qrcode.toString(content, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });
