// Everything that came to somebody by one way, in order, until it is judged.
import { Heard } from '../../support/stock-clients.ts';

export interface Chunk {
  /** By which way it came. */
  where: string;
  bytes: Buffer;
  /** What a Content-Encoding said. */
  packedAs?: string;
}

export class Ear extends Heard {
  readonly where: string;
  chunks: Chunk[] = [];

  constructor(where: string) {
    super();
    this.where = where;
  }

  override note(bytes: Uint8Array | string, packedAs?: string, where = this.where): void {
    const chunk: Chunk = { where, bytes: Buffer.from(bytes as string) };
    this.chunks.push(packedAs === undefined ? chunk : { ...chunk, packedAs });
  }

  /** What has come since the last time. */
  take(): Chunk[] {
    const { chunks } = this;
    this.chunks = [];
    return chunks;
  }
}
