import bwip from 'bwip-js';
import qrcode from 'qrcode';
import type { Gsrn } from '../domain/gsrn';

/** The QR code as SVG: medium error correction and the full quiet zone, so that a scratched screen still reads. */
export const qrSvg = (content: string): Promise<string> =>
  qrcode.toString(content, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });

/** The number as a GS1-128 barcode with AI 8018, for readers that see only lines. The digits are not drawn. */
export const linearSvg = (gsrn: Gsrn): string =>
  bwip.toSVG({ bcid: 'gs1-128', text: `(8018)${gsrn}`, scale: 2, height: 12, paddingwidth: 10 });
