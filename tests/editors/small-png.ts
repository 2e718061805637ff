import upng from 'upng-js';

/** Enough for an editor's window, and a third of the size. */
const COLOURS = 64;

/** The picture in `png` with few colours. */
export function smallPng(png: Uint8Array): Buffer {
  const image = upng.decode(new Uint8Array(png).buffer);
  return Buffer.from(upng.encode(upng.toRGBA8(image), image.width, image.height, COLOURS));
}
