// Follows a frame of Zstandard through its bytes, to know where it ends. Node stops after the first frame of a file without a
// word, and takes one that was cut short for whole: https://www.rfc-editor.org/rfc/rfc8878#section-3.1

const MAGIC = 0xfd2fb528;
/** Its last four bits may be anything. */
const SKIPPABLE_MAGIC = 0x184d2a50;
const CHECKSUM_BYTES = 4;
const DICTIONARY_ID_BYTES = [0, 1, 2, 4];
const CONTENT_SIZE_BYTES = [0, 2, 4, 8];
const [RLE_BLOCK, RESERVED_BLOCK] = [1, 3];

export class ZstdFrame {
  /** What is to be collected next. */
  #stage: 'magic' | 'skippable size' | 'descriptor' | 'block' | 'over' = 'magic';
  #collected: number[] = [];
  /** Bytes to be passed over before that. */
  #pass = 0;
  #hasChecksum = false;
  #isSkippable = false;

  get isOver(): boolean {
    return this.#stage === 'over' && this.#pass === 0;
  }

  /** Known once its first bytes have come. Such a frame holds no data of the file. */
  get isSkippable(): boolean {
    return this.#isSkippable;
  }

  /** Where in the chunk the frame ends; its length when it goes on. @throws RangeError when it is no frame */
  follow(chunk: Uint8Array, from: number): number {
    let at = from;
    while (at < chunk.length && !this.isOver) {
      const step = Math.min(this.#pass, chunk.length - at);
      if (step > 0) {
        this.#pass -= step;
        at += step;
        continue;
      }
      this.#collected.push(chunk[at++] as number);
      this.#next();
    }
    return at;
  }

  #next(): void {
    const bytes = this.#collected;
    const number = bytes.reduce((sum, byte, i) => sum + byte * 256 ** i, 0);
    switch (this.#stage) {
      case 'magic':
        if (bytes.length < 4) return;
        this.#isSkippable = number - (number % 16) === SKIPPABLE_MAGIC;
        if (!this.#isSkippable && number !== MAGIC) throw new RangeError('no frame begins here');
        this.#stage = this.#isSkippable ? 'skippable size' : 'descriptor';
        break;
      case 'skippable size':
        if (bytes.length < 4) return;
        this.#pass = number;
        this.#stage = 'over';
        break;
      case 'descriptor': {
        const [isSingle, sizeFlag] = [(number >> 5) & 1, number >> 6];
        this.#hasChecksum = ((number >> 2) & 1) === 1;
        const contentSize = sizeFlag === 0 ? isSingle : (CONTENT_SIZE_BYTES[sizeFlag] as number);
        this.#pass = 1 - isSingle + (DICTIONARY_ID_BYTES[number & 3] as number) + contentSize;
        this.#stage = 'block';
        break;
      }
      case 'block': {
        if (bytes.length < 3) return;
        const [isLast, type, size] = [number & 1, (number >> 1) & 3, number >> 3];
        if (type === RESERVED_BLOCK) throw new RangeError('a block of an unknown kind');
        this.#pass = type === RLE_BLOCK ? 1 : size;
        if (isLast === 1) {
          this.#pass += this.#hasChecksum ? CHECKSUM_BYTES : 0;
          this.#stage = 'over';
        }
        break;
      }
      case 'over':
        break;
      default:
        this.#stage satisfies never;
    }
    this.#collected = [];
  }
}
