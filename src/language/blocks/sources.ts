/** Sources of a case, and their texts in files beside it. */
import { Block, join, type Member } from "./block.ts";
import type { Reading } from "./reading.ts";
import { SOURCE } from "./shapes.ts";
import { nameFault } from "../text/file-names.ts";

/** Result of reading a file beside the case: its text, or the problem. */
export type Beside =
  | { text: string }
  | { problem: "absent" | "outside" | "not-utf-8" | "too-large" | "folder" | "denied" | "unreadable" | "reserved" };

export const PROBLEMS = {
  absent: ["unreadable-text", "there is no such file beside the case"],
  outside: ["bad-file-path", "this path leads out of the case's folder; a case keeps its texts beside it"],
  "not-utf-8": ["unreadable-text", "this file is not UTF-8; save it as UTF-8"],
  "too-large": ["too-large", "this file is too large: a text has at most 12 MiB, a file in YAML 4 MiB"],
  folder: ["unreadable-text", "this is a folder; name a text in it"],
  denied: ["unreadable-text", "permission denied; change the permissions of this file"],
  unreadable: ["unreadable-text", "this file cannot be read"],
  reserved: ["bad-file-path", "outcomes and results are not sources of a case; name a text such as article.txt"],
} as const;

/** Adds sources to the reading. `read` gives the text of a file by its path as written. */
export function readSources(reading: Reading, members: readonly Member[], read: (path: string) => Beside): void {
  members.forEach((member, index) => reading.names.sources.set(member.key, index));
  for (const member of members) {
    const { key: id, keySpan, value, path } = member;
    const block = Block.of(reading, value, keySpan, path, SOURCE, member);
    const source = {
      id,
      title: block?.text("title") ?? id,
      author: block?.text("author") ?? null,
      publisher: block?.text("publisher") ?? null,
      date: "",
      url: block?.text("url") ?? null,
      text: null as string | null,
      later: block?.flag("later", false) ?? false,
    };
    reading.sources.push(source);
    if (id === "judgment" || id === "suggested")
      reading.error(
        "bad-id",
        `'${id}' is the word for what no source says; give this source another id`,
        path,
        keySpan,
      );
    if (!block) continue;
    const date = block.date("date");
    source.date = date?.text ?? "";
    if (date && reading.asOf && !source.later && date.first > reading.asOf.last) {
      reading.error(
        "later-source",
        `this source is of ${date.text}, after as_of (${reading.asOf.text}); say \`later: true\` if it is cited for an earlier fact`,
        join(path, "date"),
        block.entries.get("date")!.value.span,
      );
    }
    source.text = textOf(reading, block, read);
  }
}

function textOf(reading: Reading, block: Block, read: (path: string) => Beside): string | null {
  const file = block.text("text");
  if (file === null) return null;
  const path = join(block.path, "text");
  const { span } = block.entries.get("text")!.value;
  const fault = pathFault(file, "a text", "article.txt");
  if (fault !== null) {
    reading.error("bad-file-path", fault, path, span);
    return null;
  }
  const beside = read(file);
  if ("text" in beside) return beside.text;
  const [code, message] = PROBLEMS[beside.problem];
  reading.error(code, message, path, span);
  return null;
}

/**
 * Why the path of a file beside a case does not do: it leads, or may lead, out of its folder, or a name in it cannot
 * stand on every system; null where it does. @param what the file is, with an example
 */
export function pathFault(file: string, what: string, example: string): string | null {
  const parts = file.split("/");
  if (/^([/\\~]|[A-Za-z]:)|\\|\u0000/.test(file) || parts.includes("..") || parts.includes(""))
    return `the path of ${what} is relative to the case's folder and stays in it: ${example}`;
  const fault = parts.map(nameFault).find((one) => one !== null);
  return fault === undefined ? null : `${fault}; give the file another one, such as ${example}`;
}
