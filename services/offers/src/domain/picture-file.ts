/** The kinds of pictures there are, by the names HTTP has for them. */
export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp'] as const;

/** What a file says of itself. */
export type PictureFile = Readonly<{
  type: (typeof pictureTypes)[number];
  width: number;
  height: number;
}>;

/** Why a file is not taken. */
export type PictureProblem =
  | 'no-picture'
  | 'picture-damaged'
  | 'picture-too-large'
  | 'picture-moves'
  /** It says more than what is seen: where and with what it was taken, or a text. */
  | 'picture-tells-more';

/**
 * What is stored and unpacked of one picture at the most: a browser needs four bytes for each of its pixels, however few they
 * came in.
 */
export const pictureLimits = { bytesMax: 300 * 1024, sideMax: 1_600 } as const;

/** What a handheld loads of a message at the most. */
const smallPictureLimits = { bytesMax: 60 * 1024, sideMax: 400 } as const;

/** Whether a picture is small enough for a handheld. */
export const fitsHandheld = ({
  width,
  height,
  bytes,
}: Readonly<{ width: number; height: number; bytes: number }>): boolean =>
  Math.max(width, height) <= smallPictureLimits.sideMax && bytes <= smallPictureLimits.bytesMax;
