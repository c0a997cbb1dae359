/**
 * Fields of an answer: each with the JSON Schema that an endpoint is sent (strict: every field required, absent ones
 * null, no lengths) and with a reader that takes what real models return in its place (capitals, a lone string for a
 * list, a word of another form). What cannot be read is absent.
 */

export interface Field<T> {
  schema: object;
  read: (value: unknown) => T | undefined;
}
type Fields = { [name: string]: Field<unknown> };
export type Read<F extends Fields> = { [name in keyof F]?: F[name] extends Field<infer T> ? T : never };

const MAX_TEXT_CHARACTERS = 1200;
const MAX_ENTRIES = 400;

/** Words on one line, without control characters. */
export const text: Field<string> = {
  schema: { type: ["string", "null"] },
  read: (value) => {
    if (typeof value !== "string" || value.length > MAX_TEXT_CHARACTERS) return undefined;
    // oxlint-disable-next-line no-control-regex
    const words = value.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ").trim();
    return words === "" || /^(?:null|n\/a)$/i.test(words) ? undefined : wellFormed(words);
  },
};

/** Without halves of surrogate pairs, which no file can hold. */
const wellFormed = (words: string): string =>
  words.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");

export const texts: Field<string[]> = {
  schema: { type: ["array", "null"], items: { type: "string" } },
  read: (value) => {
    const list = (Array.isArray(value) ? value : [value]).slice(0, MAX_ENTRIES).flatMap((v) => text.read(v) ?? []);
    return list.length > 0 ? list : undefined;
  },
};

export const yes: Field<boolean> = {
  schema: { type: ["boolean", "null"] },
  read: (value) =>
    typeof value === "boolean"
      ? value
      : typeof value === "string" && /^(?:true|yes|false|no)$/i.test(value.trim())
        ? /^(?:true|yes)$/i.test(value.trim())
        : undefined,
};

/** One of some words; capitals, underscores and hyphens make no difference. */
export function oneOf<const W extends string>(...words: readonly W[]): Field<W> {
  const plain = (word: string): string =>
    word
      .toLowerCase()
      .replace(/[\s_-]+/g, " ")
      .trim();
  const byPlain = new Map(words.map((word) => [plain(word), word]));
  return {
    schema: { type: ["string", "null"], enum: [...words, null] },
    read: (value) => (typeof value === "string" ? byPlain.get(plain(value)) : undefined),
  };
}

/** A list of objects; an object alone stands for a list of one. */
export function list<F extends Fields>(fields: F): Field<Read<F>[]> {
  return {
    schema: { type: ["array", "null"], items: schemaOf(fields) },
    read: (value) => {
      const entries = Array.isArray(value) ? value : value === null || value === undefined ? [] : [value];
      return entries
        .slice(0, MAX_ENTRIES)
        .map((entry) => readObject(fields, entry))
        .filter((entry) => entry !== null);
    },
  };
}

/** JSON Schema of an object with these fields. */
export function schemaOf(fields: Fields): object {
  return {
    type: "object",
    additionalProperties: false,
    required: Object.keys(fields),
    properties: Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema])),
  };
}

/** @returns null for anything but an object */
export function readObject<F extends Fields>(fields: F, value: unknown): Read<F> | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const given = new Map(Object.entries(value).map(([name, v]) => [name.toLowerCase(), v as unknown]));
  const out: { [name: string]: unknown } = {};
  for (const [name, field] of Object.entries(fields)) {
    const read = field.read(given.get(name));
    if (read !== undefined) out[name] = read;
  }
  return out as Read<F>;
}
