/** Cuts a byte stream into wire-protocol messages, each starting with its own length. */

/** Longest message a client may send, in bytes (announced in `hello`). */
export const MAX_MESSAGE_BYTES = 48_000_000;

const HEADER_BYTES = 16;

/** Thrown when the stream cannot be a MongoDB client; the connection is closed. */
export class ProtocolViolation extends Error {}

/** Collects chunks of one socket. `push` answers the messages that the chunk completed, in order. */
export class FrameReader {
  private readonly pending: Buffer[] = [];
  private pendingBytes = 0;
  private wantedBytes = 4;

  push(chunk: Buffer): Buffer[] {
    if (this.pendingBytes > 0) {
      this.pending.push(chunk);
      this.pendingBytes += chunk.length;
      if (this.pendingBytes < this.wantedBytes) return [];
      const joined = Buffer.concat(this.pending, this.pendingBytes);
      this.pending.length = 0;
      this.pendingBytes = 0;
      return this.cut(joined);
    }
    return this.cut(chunk);
  }

  private cut(bytes: Buffer): Buffer[] {
    const messages: Buffer[] = [];
    let start = 0;
    this.wantedBytes = 4;
    while (bytes.length - start >= 4) {
      const length = bytes.readInt32LE(start);
      if (length < HEADER_BYTES || length > MAX_MESSAGE_BYTES)
        throw new ProtocolViolation(
          `message of ${length} bytes; from 16 to ${MAX_MESSAGE_BYTES} are possible`,
        );
      if (bytes.length - start < length) {
        this.wantedBytes = length;
        break;
      }
      messages.push(bytes.subarray(start, start + length));
      start += length;
    }
    if (start < bytes.length) {
      this.pending.push(bytes.subarray(start));
      this.pendingBytes = bytes.length - start;
    }
    return messages;
  }
}
