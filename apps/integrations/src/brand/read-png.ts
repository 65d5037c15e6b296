import { crc32 } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
export const MOST_BYTES = 64 * 1024;
const sizes = { least: 16, width: 2_000, height: 1_000 };

/** What a browser needs to show the image. What a program or camera wrote into it besides (texts, times, places) is left out. */
const shown = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'IDAT', 'IEND']);

export interface Png {
  image: Buffer;
  width: number;
  height: number;
}

/** Reads an image that somebody uploads. @returns why it is refused, as the end of a sentence that begins with its name. */
export function readPng(bytes: Buffer): Png | { fault: string } {
  if (bytes.length > MOST_BYTES) return { fault: `is larger than ${MOST_BYTES / 1024} KB` };
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) return { fault: 'is not a PNG image' };
  const chunks = chunksOf(bytes);
  const header = chunks?.[0];
  if (!chunks || header?.type !== 'IHDR' || header.data.length !== 13 || !chunks.some(({ type }) => type === 'IDAT'))
    return { fault: 'is a damaged PNG image' };
  if (chunks.some(({ type }) => type === 'acTL'))
    return { fault: 'is an animation: choose an image that stands still' };
  const [width, height] = [header.data.readUInt32BE(0), header.data.readUInt32BE(4)];
  const fits = [width, height].every((side) => side >= sizes.least) && width <= sizes.width && height <= sizes.height;
  if (!fits)
    return {
      fault: `has ${width} × ${height} pixels: at least ${sizes.least} each way, and at most ${sizes.width} × ${sizes.height} are possible`,
    };
  const image = Buffer.concat([SIGNATURE, ...chunks.filter(({ type }) => shown.has(type)).map(({ whole }) => whole)]);
  return { image, width, height };
}

interface Chunk {
  type: string;
  data: Buffer;
  whole: Buffer;
}

/** @returns nothing where the image is cut short, has something behind its end, or a checksum is wrong. */
function chunksOf(bytes: Buffer): Chunk[] | undefined {
  const chunks: Chunk[] = [];
  let at = SIGNATURE.length;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return undefined;
    const whole = bytes.subarray(at, end);
    if (crc32(whole.subarray(4, -4)) !== whole.readUInt32BE(whole.length - 4)) return undefined;
    chunks.push({ type: whole.toString('latin1', 4, 8), data: whole.subarray(8, -4), whole });
    at = end;
  }
  return at === bytes.length && chunks.at(-1)?.type === 'IEND' ? chunks : undefined;
}
