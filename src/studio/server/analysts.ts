/** Files of analysts beside a case: read for the page, and one more written where it asks for that. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { analystIds, analystPath } from "../../files/analysts.ts";
import { READ_PROBLEMS, checkFolder, textOf } from "../../files/case-folder.ts";
import { put } from "../../files/put.ts";
import { readAnalyst } from "../../language/index.ts";
import type { AnalystText } from "../workers/messages.ts";
import type { Folder } from "./folders.ts";
import { written, type NotSaved } from "./save.ts";

/** Bytes of a file that is kept: a number and its sentence for each of a few lines. */
const MAX_KEPT_BYTES = 100_000;

/** Those that can be read as text. */
export function analystTexts({ folder }: Folder): AnalystText[] {
  return analystIds(folder).flatMap((id) => {
    const read = textOf(join(folder, analystPath(id)));
    return "text" in read ? [{ id, text: read.text }] : [];
  });
}

/** Writes the file of one more analyst; one that is there stays as it is. */
export function keepAnalyst(at: Folder, { id, text }: AnalystText): AnalystText[] | NotSaved {
  const { folder, file } = at;
  if (!/^[a-z][a-z0-9_]{0,63}$/.test(id))
    return {
      status: 422,
      problem: "a name begins with a small letter and holds small letters, digits and underscores",
    };
  const path = analystPath(id);
  if (existsSync(join(folder, path))) return { status: 409, problem: `${path} is there already: take another name` };
  const read = textOf(file);
  if ("problem" in read) return { status: 409, problem: `case.yaml: ${READ_PROBLEMS[read.problem]}` };
  const { case: c } = checkFolder(folder, file, read.text);
  if (c === null) return { status: 409, problem: "the case on the disk has errors or open numbers" };
  if (Buffer.byteLength(text) > MAX_KEPT_BYTES) return { status: 422, problem: "this is more than such a file holds" };
  const wrong = readAnalyst({ id, file: path, text }, c).messages.find(({ severity }) => severity === "error");
  if (wrong) return { status: 422, problem: `${wrong.path}: ${wrong.message}` };
  return written(() => put(join(folder, path), text, folder)) ?? analystTexts(at);
}
