import { chunk, png, SIGNATURE } from '../../test/png';
import { MOST_BYTES, readPng } from './read-png';

it('reads the size of an image, and leaves out what nobody sees', () => {
  const written = png(240, 60, chunk('tEXt', Buffer.from('Author\0Anna')), chunk('eXIf', Buffer.from('a place')));
  const read = readPng(written);
  expect(read).toEqual({ width: 240, height: 60, image: png(240, 60) });
});

it.each<[string, Buffer, RegExp]>([
  ['nothing', Buffer.alloc(0), /is not a PNG image/],
  ['an SVG image', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), /is not a PNG image/],
  ['a JPEG image', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), /is not a PNG image/],
  ['an image that is cut short', png(40, 40).subarray(0, -5), /is a damaged PNG image/],
  ['an image with something behind it', Buffer.concat([png(40, 40), Buffer.from('<script>')]), /is a damaged/],
  ['an image without pixels', Buffer.concat([SIGNATURE, chunk('IEND', Buffer.alloc(0))]), /is a damaged/],
  ['an image with a wrong checksum', Buffer.from(png(40, 40)).fill(1, 40, 44), /is a damaged/],
  ['an animation', png(40, 40, chunk('acTL', Buffer.alloc(8))), /is an animation/],
  ['an image that is too small', png(8, 40), /has 8 × 40 pixels/],
  ['an image that is too wide', png(2_001, 40), /has 2001 × 40 pixels/],
  ['an image that is too high', png(40, 1_001), /has 40 × 1001 pixels/],
  ['a file that is too large', Buffer.alloc(MOST_BYTES + 1), /is larger than 64 KB/],
])('refuses %s', (_, bytes, fault) => expect((readPng(bytes) as { fault: string }).fault).toMatch(fault));
