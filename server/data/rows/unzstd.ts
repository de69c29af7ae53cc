// Unpacks a file of Zstandard, of as many frames as it has, as it comes.
import { pipeline, Readable } from 'node:stream';
import { constants, createZstdDecompress } from 'node:zlib';
import { badFile } from '../bad-file.ts';
import { ZstdFrame } from './zstd-frame.ts';

/** What a frame may ask for to be unpacked, 128 MB: as much as the format's own program takes unless told otherwise. */
const WINDOW_LOG_MAX = 27;

/** @throws Refusal bad-file when it is damaged or ends too early */
export async function* unzstd(packed: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array = new Uint8Array();
  for (;;) {
    if (rest.length === 0) {
      const { done, value } = await packed.next();
      if (done === true) return;
      rest = value;
      continue;
    }
    const frame = new ZstdFrame();
    const whole = pieces(frame, rest, packed, (left) => {
      rest = left;
    });
    yield* unpacked(whole);
  }
}

/** The bytes of one frame; `leave` is told what of the last chunk is not its own. Of a skippable frame there are none. */
async function* pieces(
  frame: ZstdFrame,
  start: Uint8Array,
  more: AsyncGenerator<Uint8Array>,
  leave: (rest: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  for (let chunk = start; ; ) {
    const end = frame.follow(chunk, 0);
    leave(chunk.subarray(end));
    if (!frame.isSkippable) yield chunk.subarray(0, end);
    if (frame.isOver) return;
    const { done, value } = await more.next();
    if (done === true) throw badFile('Its Zstandard compression ends too early: the file is not whole. Copy it again.');
    chunk = value;
  }
}

async function* unpacked(frame: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    const unpacking = createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: WINDOW_LOG_MAX } });
    // What goes wrong on the way arrives at the unpacking stream as its error.
    yield* pipeline(Readable.from(frame), unpacking, () => undefined) as AsyncIterable<Uint8Array>;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'ZSTD_error_frameParameter_windowTooLarge') throw badFile(TOO_WIDE);
    if (code?.startsWith('ZSTD_') || code?.startsWith('Z_') || error instanceof RangeError) throw badFile(DAMAGED);
    throw error;
  }
}

const DAMAGED = 'Its Zstandard compression is damaged. Copy or compress the file again.';
const TOO_WIDE =
  'Its Zstandard compression needs more than 128 MB to be unpacked. Compress it again without --ultra or --long.';
