/** An answer's data in plain words, one member a line, so that a client that shows only the text loses nothing. */

type Data = { readonly [key: string]: unknown };

/** Every member of plain data. A list of small members takes a line each. */
export function plain(data: Data): string {
  return Object.entries(data)
    .flatMap(([key, value]) => member(key, value, ""))
    .join("\n");
}

function member(key: string, value: unknown, indent: string): string[] {
  if (isSimple(value)) return lineOf(`${indent}${key}:`, word(value), indent);
  if (Array.isArray(value)) {
    if (
      value.every(isSimple) &&
      !value.some((one) => typeof one === "string" && (one.includes("\n") || one.length > 40))
    )
      return [`${indent}${key}: ${value.length === 0 ? "none" : value.map(word).join(", ")}`];
    return [`${indent}${key}:`, ...value.flatMap((one) => item(one, `${indent}  `))];
  }
  const entries = Object.entries(value as Data);
  return entries.length === 0
    ? [`${indent}${key}: none`]
    : [`${indent}${key}:`, ...entries.flatMap(([k, v]) => member(k, v, `${indent}  `))];
}

function item(value: unknown, indent: string): string[] {
  if (isSimple(value)) return lineOf(`${indent}-`, word(value), indent);
  const entries = Object.entries(value as Data);
  const short = entries.filter(([, v]) => isSimple(v) && !String(v).includes("\n"));
  const long = entries.filter((entry) => !short.includes(entry));
  const first = short.map(([k, v]) => `${k}: ${word(v)}`).join("; ");
  return [`${indent}- ${first}`, ...long.flatMap(([k, v]) => member(k, v, `${indent}  `))];
}

const isSimple = (value: unknown): boolean => value === null || typeof value !== "object";
const word = (value: unknown): string =>
  value === null || value === "" ? "none" : value === true ? "yes" : value === false ? "no" : String(value);

function lineOf(head: string, text: string, indent: string): string[] {
  return text.includes("\n") ? [head, ...text.split("\n").map((line) => `${indent}  ${line}`)] : [`${head} ${text}`];
}
