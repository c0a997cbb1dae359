/** Cases below the root as a tool reads them: text, base, messages, and the sentences of what they quote. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { besideOf, checkFolder, READ_PROBLEMS, textOf, type CheckedFolder } from "../files/case-folder.ts";
import { nearest } from "../language/text/nearest.ts";
import { readTree } from "../language/text/tree.ts";
import type { Case } from "../language/index.ts";
import { ToolError } from "./errors.ts";
import type { Root } from "./root.ts";

export interface OpenCase extends CheckedFolder {
  name: string;
  folder: string;
  file: string;
  text: string;
  /** SHA-256 of case.yaml: what a change is based on. */
  base: string;
}

export const baseOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** @throws ToolError `outside-root`, `no-such-case`, `cannot-read` */
export function openCase(root: Root, name: string): OpenCase {
  const folder = root.caseFolder(name);
  const file = root.find(`${root.nameOf(folder)}/case.yaml`) ?? join(folder, "case.yaml");
  const read = textOf(file);
  if ("problem" in read)
    throw new ToolError(
      "cannot-read",
      `case.yaml of '${name}': ${READ_PROBLEMS[read.problem]}. Ask the person to look at it.`,
    );
  const checked = checkFolder(folder, join(folder, "case.yaml"), read.text);
  return { ...checked, name: root.nameOf(folder), folder, file, text: read.text, base: baseOf(read.text) };
}

/** The case itself, also where numbers are open; null where it has errors. */
export const wholeCase = ({ case: c, draft }: CheckedFolder): Case | null => c ?? draft?.case ?? null;

/** The text of a source that the case keeps. @throws ToolError `no-such-path` where there is none by that id */
export function sourceText(opened: OpenCase, source: string | undefined): { id: string; text: string } {
  const texts = sourceTexts(opened);
  const found = source === undefined ? texts[0] : texts.find(({ id }) => id === source);
  if (found) return found;
  const ids = texts.map(({ id }) => id);
  const near = source === undefined ? null : nearest(source, ids);
  throw new ToolError(
    "no-such-path",
    `${source === undefined ? `'${opened.name}' keeps no text of a source` : `'${opened.name}' keeps no text of a source '${source.slice(0, 80)}'`}${near ? `; did you mean '${near}'?` : ids.length > 0 ? `; it keeps ${ids.join(", ")}.` : "."}`,
  );
}

/** Sources whose text lies beside the case, in the order of the file. */
export function sourceTexts({ text, folder }: Pick<OpenCase, "text" | "folder">): { id: string; text: string }[] {
  const sources = readTree(text, () => {})?.entries.find(({ key }) => key === "sources")?.value;
  if (sources?.kind !== "mapping") return [];
  return sources.entries.flatMap(({ key, value }) => {
    const file = value.kind === "mapping" ? value.entries.find((entry) => entry.key === "text")?.value : undefined;
    if (file?.kind !== "scalar" || file.empty) return [];
    const read = besideOf(folder, file.text.trim());
    return "text" in read ? [{ id: key, text: read.text }] : [];
  });
}
