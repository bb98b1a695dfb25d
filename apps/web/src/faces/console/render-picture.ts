/** What a handheld and a card show: the longest side, and what the offers service takes of it at the most. */
const rooms = {
  small: { side: 256, bytesMax: 60 * 1024 },
  large: { side: 960, bytesMax: 300 * 1024 },
} as const;

/** From fine to coarse: only what is full of details needs a coarse one to fit. */
const qualities = [0.82, 0.6, 0.4] as const;

/**
 * A picture at most so large, drawn anew from a file: what else the file says (the place, the camera) is not in it. Throws for a file
 * the browser cannot draw.
 */
export const renderPicture = async (file: Blob, size: keyof typeof rooms): Promise<Blob> => {
  const { side, bytesMax } = rooms[size];
  const canvas = await drawnWithin(file, side);
  let made: Blob | undefined;
  for (const quality of qualities) {
    made = await photographed(canvas, quality);
    if (made.size <= bytesMax) break;
  }
  if (!made) throw new Error('nothing was drawn');
  return made;
};

const drawnWithin = async (file: Blob, side: number): Promise<HTMLCanvasElement> => {
  const drawn = await createImageBitmap(file);
  const scale = Math.min(1, side / Math.max(drawn.width, drawn.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(drawn.width * scale));
  canvas.height = Math.max(1, Math.round(drawn.height * scale));
  canvas.getContext('2d')?.drawImage(drawn, 0, 0, canvas.width, canvas.height);
  drawn.close();
  return canvas;
};

const photographed = async (canvas: HTMLCanvasElement, quality: number): Promise<Blob> => {
  const inType = (type: string) =>
    new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
  const webp = await inType('image/webp');
  if (webp?.type === 'image/webp') return webp;
  // A browser that writes no WebP gives a PNG, which of a photograph is too large; a JPEG has no places to see through.
  const context = canvas.getContext('2d');
  if (context) {
    context.globalCompositeOperation = 'destination-over';
    context.fillStyle = 'white';
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  const jpeg = await inType('image/jpeg');
  if (!jpeg) throw new Error('nothing was drawn');
  return jpeg;
};

/** The bytes as a text. */
export const base64Of = async (blob: Blob): Promise<string> => {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
};
