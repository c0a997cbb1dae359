/** Between the studio's server and its page: JSON that keeps bytes and numbers that are not finite, of which a case has both. */

/** A text that `unpack` gives back as it was; keys whose value is undefined are left out. */
export function pack(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) => {
    if (one instanceof Uint8Array) return { $bytes: btoa(String.fromCharCode(...one)) };
    if (typeof one === "number" && !Number.isFinite(one)) return { $number: String(one) };
    return one;
  });
}

/** @throws SyntaxError where the text is not JSON. */
export function unpack(text: string): unknown {
  return restored(JSON.parse(text));
}

/** In place; a reviver would be called for every number. */
function restored(one: unknown): unknown {
  if (typeof one !== "object" || one === null) return one;
  const { $bytes, $number } = one as { $bytes?: unknown; $number?: unknown };
  if (typeof $bytes === "string") return bytesOf(atob($bytes));
  if (typeof $number === "string") return Number($number);
  const members = one as { [key: string]: unknown };
  for (const key of Object.keys(members)) if (typeof members[key] === "object") members[key] = restored(members[key]);
  return one;
}

function bytesOf(letters: string): Uint8Array {
  const out = new Uint8Array(letters.length);
  for (let n = 0; n < out.length; n++) out[n] = letters.charCodeAt(n);
  return out;
}
