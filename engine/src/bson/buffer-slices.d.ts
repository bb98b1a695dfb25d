/**
 * Encoding-specific slices and writes of Node's Buffer: public since Node 0.x, faster than `toString(encoding)`
 * for short strings, and missing from the type definitions.
 */
interface Buffer<TArrayBuffer extends ArrayBufferLike = ArrayBufferLike> extends Uint8Array<TArrayBuffer> {
  latin1Slice(start?: number, end?: number): string;
  utf8Slice(start?: number, end?: number): string;
  latin1Write(text: string, offset?: number, length?: number): number;
  utf8Write(text: string, offset?: number, length?: number): number;
}
