/** A JPEG's segments (ITU-T T.81, B.2): sizes, tables and where its scans begin. Throws a RangeError for what is broken or not supported. */
export interface Component {
  readonly id: number;
  /** Blocks in a unit, across and down. */
  readonly h: number;
  readonly v: number;
  readonly quantisation: number;
  readonly blocksAcross: number;
  readonly blocksDown: number;
}

/** By code length: the first code of it, the last, and where its symbols begin. */
export interface Huffman {
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly start: Int32Array;
  readonly symbols: Uint8Array;
}

/** A scan's header (B.2.3), with the tables that hold where it begins. */
export interface Scan {
  readonly components: readonly { readonly component: Component; readonly dc: Huffman | undefined; readonly ac: Huffman | undefined }[];
  /** Spectral selection and successive approximation (G.1.1.1). */
  readonly from: number;
  readonly to: number;
  readonly high: number;
  readonly low: number;
  /** Units between two restart markers; 0 for none. */
  readonly restart: number;
  /** Its first byte in `bytes`. */
  readonly start: number;
}

/** A frame's header (B.2.2) and all its scans; `width` and `height` in px, `unitsAcross` and `unitsDown` in units (MCU) of an interleaved scan. */
export interface Frame {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly isProgressive: boolean;
  readonly components: readonly Component[];
  readonly unitsAcross: number;
  readonly unitsDown: number;
  readonly scans: readonly Scan[];
  /** Steps in zigzag order, by table. */
  readonly quantisation: ReadonlyMap<number, Uint16Array>;
  /** Whether the components are brightness and colour differences, where the file says so. */
  readonly transform: boolean | undefined;
}

/** The first frame of the file. Of scans it reads only where they begin. */
export function readFrame(bytes: Uint8Array): Frame {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const quantisation = new Map<number, Uint16Array>();
  const tables = new Map<number, Huffman>();
  const scans: Scan[] = [];
  let header: Omit<Frame, 'bytes' | 'scans' | 'quantisation' | 'transform'> | undefined;
  let transform: boolean | undefined;
  let restart = 0;
  let at = bytes.indexOf(0xd8) + 1;
  for (;;) {
    while (at < bytes.length && !(bytes[at] === 0xff && isMarker(bytes[at + 1]))) at++;
    const marker = bytes[at + 1];
    if (marker === undefined || marker === 0xd9) break;
    const length = view.getUint16(at + 2);
    const body = bytes.subarray(at + 4, at + 2 + length);
    if (marker === 0xdb) readQuantisation(body, quantisation);
    else if (marker === 0xc4) readHuffman(body, tables);
    else if (marker === 0xdd) restart = view.getUint16(at + 4);
    else if (marker === 0xee && Buffer.from(body.subarray(0, 5)).toString('latin1') === 'Adobe') transform = body[11] !== 0;
    else if (marker === 0xda) {
      if (header === undefined) throw new RangeError('a scan before its frame');
      scans.push(readScan(body, header.components, tables, restart, at + 2 + length));
    } else if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8 && marker !== 0xcc) {
      if (marker > 0xc2 || body[0] !== 8 || header) throw new RangeError('a kind of JPEG that is not supported');
      header = readHeader(body, marker === 0xc2);
    }
    at += 2 + length;
  }
  if (header === undefined || scans.length === 0) throw new RangeError('no picture');
  const isNamedRgb = header.components.map(({ id }) => String.fromCharCode(id)).join('') === 'RGB';
  return { bytes, scans, quantisation, transform: transform ?? (isNamedRgb ? false : undefined), ...header };
}

/** In a scan, 0xff is followed by 0 or by the number of a restart. */
const isMarker = (code: number | undefined): boolean =>
  code !== undefined && code !== 0 && code !== 0xff && !(code >= 0xd0 && code <= 0xd7);

function readHeader(body: Uint8Array, isProgressive: boolean) {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const [height, width, count] = [view.getUint16(1), view.getUint16(3), view.getUint8(5)];
  const raw = Array.from({ length: count }, (_, index) => {
    const sampling = view.getUint8(7 + 3 * index);
    return { id: view.getUint8(6 + 3 * index), h: sampling >> 4, v: sampling & 15, quantisation: view.getUint8(8 + 3 * index) };
  });
  if (width === 0 || height === 0 || raw.some(({ h, v }) => h < 1 || v < 1 || h > 4 || v > 4)) throw new RangeError('no size');
  const unitsAcross = Math.ceil(width / (8 * Math.max(...raw.map(({ h }) => h))));
  const unitsDown = Math.ceil(height / (8 * Math.max(...raw.map(({ v }) => v))));
  const components = raw.map((one) => ({ ...one, blocksAcross: unitsAcross * one.h, blocksDown: unitsDown * one.v }));
  return { width, height, isProgressive, components, unitsAcross, unitsDown };
}

function readQuantisation(body: Uint8Array, tables: Map<number, Uint16Array>): void {
  for (let at = 0; at < body.length;) {
    const head = body[at++] ?? 0;
    const isWide = head >> 4 === 1;
    const table = Uint16Array.from({ length: 64 }, (_, index) =>
      isWide ? (body[at + 2 * index] ?? 0) * 256 + (body[at + 2 * index + 1] ?? 0) : (body[at + index] ?? 0),
    );
    tables.set(head & 15, table);
    at += isWide ? 128 : 64;
  }
}

/** Keyed by class and number as the file writes them: 0x10 is the first table of AC codes. */
function readHuffman(body: Uint8Array, tables: Map<number, Huffman>): void {
  for (let at = 0; at + 17 <= body.length;) {
    const key = body[at] ?? 0;
    const counts = body.subarray(at + 1, at + 17);
    const total = counts.reduce((sum, count) => sum + count, 0);
    tables.set(key, huffman(counts, body.slice(at + 17, at + 17 + total)));
    at += 17 + total;
  }
}

/** Codes of each length count on from those of the length before (C.2). */
function huffman(counts: Uint8Array, symbols: Uint8Array): Huffman {
  const [first, last, start] = [new Int32Array(17), new Int32Array(17).fill(-1), new Int32Array(17)];
  let [code, index] = [0, 0];
  for (let length = 1; length <= 16; length++) {
    const count = counts[length - 1] ?? 0;
    first[length] = code;
    start[length] = index;
    if (count > 0) last[length] = code + count - 1;
    code = (code + count) << 1;
    index += count;
  }
  return { first, last, start, symbols };
}

function readScan(body: Uint8Array, all: readonly Component[], tables: ReadonlyMap<number, Huffman>, restart: number, start: number): Scan {
  const count = body[0] ?? 0;
  const components = Array.from({ length: count }, (_, index) => {
    const component = all.find(({ id }) => id === body[1 + 2 * index]);
    const table = body[2 + 2 * index] ?? 0;
    if (component === undefined) throw new RangeError('a scan of no component');
    return { component, dc: tables.get(table >> 4), ac: tables.get(0x10 | (table & 15)) };
  });
  const [from = 0, to = 63, bits = 0] = body.subarray(1 + 2 * count);
  return { components, from, to: Math.min(to, 63), high: bits >> 4, low: bits & 15, restart, start };
}
