/** Bytes to text: the encoding by its byte order mark, by declaration, or by unambiguous detection. */

export type Decoded = { text: string; encoding: string } | { problem: string };

const strict = (label: string, bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  } // not valid, or an unknown encoding
};

/**
 * @param declared the encoding named by the document itself, null without one
 * @returns the text without its byte order mark, and how the encoding was found
 */
export function decode(bytes: Uint8Array, declared: string | null): Decoded {
  if (
    (bytes[0] === 0xff && bytes[1] === 0xfe && bytes[2] === 0 && bytes[3] === 0) ||
    (bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0xfe && bytes[3] === 0xff)
  )
    return { problem: "it is UTF-32; save it as UTF-8" };
  const marked =
    bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
      ? "utf-8"
      : bytes[0] === 0xff && bytes[1] === 0xfe
        ? "utf-16le"
        : bytes[0] === 0xfe && bytes[1] === 0xff
          ? "utf-16be"
          : null;
  if (marked) {
    const text = strict(marked, bytes);
    return text === null
      ? { problem: `it begins with the mark of ${marked.toUpperCase()} and is not valid ${marked.toUpperCase()}` }
      : { text, encoding: `${marked.toUpperCase()} (by its mark)` };
  }
  const utf8 = strict("utf-8", bytes);
  const wide = utf16(bytes);
  if (wide) {
    const text = strict(wide, bytes);
    if (text !== null) return { text, encoding: `${wide.toUpperCase()} (without a mark, by its zero bytes)` };
  }
  if (utf8 !== null) return { text: utf8, encoding: "UTF-8" };
  if (declared && !/^utf-?8$/i.test(declared)) {
    const text = /^(windows-1252|cp1252|iso-8859-1|iso8859-1|latin-?1|ascii|us-ascii)$/i.test(declared)
      ? windows1252(bytes)
      : strict(declared, bytes);
    if (text !== null) return { text, encoding: `${declared} (as it declares)` };
  }
  return western(bytes);
}

/**
 * windows-1252, a superset of latin-1: only where the bytes look like a Western text, since any bytes can be decoded
 * so.
 */
function western(bytes: Uint8Array): Decoded {
  let high = 0,
    letters = 0,
    undefinedBytes = 0;
  for (const byte of bytes) {
    if (byte >= 0x80) high++;
    if ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)) letters++;
    if (byte === 0x81 || byte === 0x8d || byte === 0x8f || byte === 0x90 || byte === 0x9d) undefinedBytes++;
  }
  if (undefinedBytes > 0 || high > 0.15 * (letters + high))
    return { problem: "its encoding is not known (neither UTF-8 nor UTF-16, and no Western text); save it as UTF-8" };
  return { text: windows1252(bytes), encoding: "windows-1252, which holds latin-1 (it is not valid UTF-8)" };
}

/**
 * Characters of 0x80 to 0x9f in windows-1252, with the five undefined ones unchanged; Node 20's own decoder reads
 * latin-1 instead.
 */
const HIGH =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";
const windows1252 = (bytes: Uint8Array): string =>
  new TextDecoder("latin1").decode(bytes).replace(/[\u0080-\u009f]/g, (unit) => HIGH[unit.charCodeAt(0) - 0x80]);

/** UTF-16 without a mark: nearly every other byte of a Western text is zero. */
function utf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const most = Math.min(bytes.length, 4096) & ~1;
  if (most < 4 || bytes.length % 2 === 1) return null;
  let even = 0,
    odd = 0;
  for (let at = 0; at < most; at += 2) {
    if (bytes[at] === 0) even++;
    if (bytes[at + 1] === 0) odd++;
  }
  if (odd > 0.35 * most && even < 0.02 * most) return "utf-16le";
  return even > 0.35 * most && odd < 0.02 * most ? "utf-16be" : null;
}

/** Whether bytes can be text: no zero or other control bytes, except those of UTF-16. */
export function bytesAreText(bytes: Uint8Array): boolean {
  if (
    (bytes[0] === 0xff && bytes[1] === 0xfe) ||
    (bytes[0] === 0xfe && bytes[1] === 0xff) ||
    (bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0xfe && bytes[3] === 0xff) ||
    utf16(bytes)
  )
    return true;
  const most = Math.min(bytes.length, 1 << 20);
  let control = 0;
  for (let at = 0; at < most; at++) {
    const byte = bytes[at];
    if (byte === 0) return false;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d) control++;
  }
  return control <= most / 1000;
}

/** The encoding declared in the first bytes of an HTML page or XML. */
export function declaredIn(bytes: Uint8Array): string | null {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 2048));
  return (
    /<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1] ??
    /^<\?xml[^>]+encoding\s*=\s*["']([\w:.-]+)/i.exec(head)?.[1] ??
    null
  );
}
