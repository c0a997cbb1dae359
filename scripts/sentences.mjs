/**
 * `npm run sentences [WORD]`: every sentence that a user can meet, with its place, from the text in the sources of
 * commands, messages, report, figures and studio; with a word, only those that hold it.
 */
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const FOLDERS = ["analyses", "cli", "engine", "files", "language", "lenses", "pictures", "report", "studio", "wording"];
const MIN_WORDS = 4;
const root = fileURLToPath(new URL("..", import.meta.url));

/** Texts of a source without comments: literals in quotes or backticks, and what stands between tags. */
const TEXTS = /"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`|>([^<>{}`"]+)</g;
const COMMENTS = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.tsx?$/.test(entry.name)) yield path;
  }
}

/** Text as it is read: values as an ellipsis, marks of HTML left out, escapes resolved. */
const read = (text) =>
  text
    .replace(/\$\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}/g, "\u2026")
    .replace(/<[^>]*>/g, " ")
    .replace(/\\u([0-9a-f]{4})/g, (_, digits) => String.fromCharCode(parseInt(digits, 16)))
    .replace(/\\n|\s+/g, " ")
    .trim();

const wanted = process.argv[2] === undefined ? null : new RegExp(`\\b${process.argv[2]}\\b`, "i");
const seen = new Set();
for (const folder of FOLDERS)
  for (const path of sources(join(root, "src", folder)))
    for (const [, quoted, template, between] of readFileSync(path, "utf8").replace(COMMENTS, "").matchAll(TEXTS)) {
      const text = read(quoted ?? template ?? between ?? "");
      const words = text.split(" ").filter((word) => /^[\p{L}\u2018(]/u.test(word)).length;
      if (words < MIN_WORDS || seen.has(text) || (wanted && !wanted.test(text))) continue;
      seen.add(text);
      console.log(`${relative(root, path)}: ${text}`);
    }
