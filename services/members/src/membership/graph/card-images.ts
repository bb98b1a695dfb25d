import bwip from 'bwip-js';
import type { Gsrn } from '../domain/gsrn';

/** The number as a GS1-128 barcode with AI 8018, for readers that see only lines. The digits are not drawn. */
export const linearSvg = (gsrn: Gsrn): string =>
  bwip.toSVG({ bcid: 'gs1-128', text: `(8018)${gsrn}`, scale: 2, height: 12, paddingwidth: 10 });
