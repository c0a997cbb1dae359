/** Whether files of a case changed on disk, without reading them. */
import { statSync } from "node:fs";
import { join } from "node:path";
import type { Folder } from "./folders.ts";

/** Time, size and inode of a file. */
function stamp(path: string): string {
  const info = statSync(path, { throwIfNoEntry: false });
  return info ? `${info.mtimeMs} ${info.size} ${info.ino}\n` : "none\n";
}

/** Of case.yaml; taken before it is read, so that a change meanwhile is found later. */
export const ownStamp = ({ file }: Folder): string => stamp(file);

/** Of the files beside it that it names. */
export const besideStamp = ({ folder }: Folder, files: readonly string[]): string =>
  files.map((name) => stamp(join(folder, name))).join("");
