import jsQR from 'jsqr';
import type { Locator } from 'playwright-core';

/** What the camera of a till reads off an image on a screen. */
export const readQr = async (image: Locator): Promise<string | undefined> => {
  const { pixels, width, height } = await image.evaluate((element) => {
    const picture = element as HTMLImageElement;
    const { width, height } = picture;
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.drawImage(picture, 0, 0, width, height);
    return { pixels: [...context.getImageData(0, 0, width, height).data], width, height };
  });
  return jsQR(Uint8ClampedArray.from(pixels), width, height)?.data;
};
