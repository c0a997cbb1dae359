/**
 * JSON that keeps what structured clone keeps of a case, a task or an answer: typed arrays, numbers that are not finite, -0 and undefined.
 * Such a value is an object with one key that begins with `$`; keys of the data that begin so are written with a second `$`.
 */

const ARRAYS = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
};
/** Bytes that become letters at a time: all of a large array would be too many arguments of one call. */
const CHUNK_BYTES = 0x8000;

/** @param value plain objects, arrays, typed arrays, strings, numbers, booleans, null and undefined. @returns a text that `unpack` restores it from. */
export function pack(value: unknown): string {
  return JSON.stringify(value, function (this: { [key: string]: unknown }, key: string) {
    return tagged(this[key]); // not the second argument, on which JSON has called toJSON
  });
}

/** @throws SyntaxError where the text was not made by `pack`. */
export function unpack(text: string): unknown {
  return restored(JSON.parse(text));
}

function tagged(value: unknown): unknown {
  if (value === undefined) return { $undefined: true };
  if (typeof value === "number")
    return Number.isFinite(value) && !Object.is(value, -0)
      ? value
      : { $number: Object.is(value, -0) ? "-0" : String(value) };
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  if (ArrayBuffer.isView(value)) return { [`$${(value as Uint8Array)[Symbol.toStringTag]}`]: base64(value) };
  const keys = Object.keys(value);
  if (!keys.some((key) => key.startsWith("$"))) return value;
  return Object.fromEntries(keys.map((key) => [escaped(key), (value as { [key: string]: unknown })[key]]));
}

const escaped = (key: string): string => (key.startsWith("$") ? `$${key}` : key);

/** Restores in place: a reviver would be called for every number. */
function restored(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const members = value as { [key: string]: unknown };
  const keys = Object.keys(members);
  if (keys.length === 1 && /^\$(?!\$)/.test(keys[0])) return untagged(keys[0].slice(1), members[keys[0]]);
  for (const key of keys) if (typeof members[key] === "object") members[key] = restored(members[key]);
  return keys.some((key) => key.startsWith("$"))
    ? Object.fromEntries(keys.map((key) => [key.startsWith("$") ? key.slice(1) : key, members[key]]))
    : value;
}

function untagged(tag: string, content: unknown): unknown {
  if (tag === "undefined") return undefined;
  if (tag === "number") return Number(content);
  if (!Object.hasOwn(ARRAYS, tag) || typeof content !== "string") throw new SyntaxError(`'$${tag}' is not a known tag`);
  const letters = atob(content);
  const bytes = Uint8Array.from({ length: letters.length }, (_, n) => letters.charCodeAt(n));
  const Type = ARRAYS[tag as keyof typeof ARRAYS];
  if (bytes.length % Type.BYTES_PER_ELEMENT !== 0) throw new SyntaxError(`a ${tag} is cut off`);
  return new Type(bytes.buffer);
}

/** Bytes in the machine's order, which is little-endian wherever Node and browsers run. */
function base64({ buffer, byteOffset, byteLength }: ArrayBufferView): string {
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  let letters = "";
  for (let from = 0; from < byteLength; from += CHUNK_BYTES)
    letters += String.fromCharCode(...bytes.subarray(from, from + CHUNK_BYTES));
  return btoa(letters);
}
