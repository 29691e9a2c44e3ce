/**
 * The one thing in a camera's notes (EXIF) that changes how a picture is seen: which way up it was held.
 *
 * All else in them (place, date, owner, a preview) is nobody's business once the picture is in a file that is handed out.
 */

/** The orientation 1–8 of EXIF 2.3 (tag 0x0112) in a TIFF header and its first directory; 1, upright, where it is not said. */
export function orientationOf(tiff: Uint8Array): number {
  if (tiff.length < 8) return 1;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const little = view.getUint16(0) === 0x4949;
  const start = view.getUint32(4, little);
  if (start + 2 > view.byteLength) return 1;
  const count = view.getUint16(start, little);
  for (let at = start + 2; at + 12 <= Math.min(view.byteLength, start + 2 + count * 12); at += 12) {
    if (view.getUint16(at, little) !== 0x0112) continue;
    const value = view.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** EXIF that says the orientation and nothing else, as a TIFF header with one entry. */
export function orientationOnly(orientation: number): Uint8Array {
  return Uint8Array.of(0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0);
}

/** Whether this orientation lays a picture on its side: width and height change places. */
export function isOnSide(orientation: number): boolean {
  return orientation >= 5;
}
