/** Files and folders that a person names: their content, or what is wrong with one, in words. */
import { accessSync, constants, readFileSync, statSync } from "node:fs";
import { EntenteError } from "../errors.ts";

/** What is wrong with any file that is to be read, to stand behind its name and a colon. */
export const FILE_PROBLEMS = {
  absent: "there is no such file",
  folder: "it is a folder; name a file",
  denied: "permission denied; change its permissions",
  "not-utf-8": "it is not UTF-8; save it as UTF-8",
} as const;

const FILE_REASONS: { readonly [code: string]: string } = {
  ENOENT: FILE_PROBLEMS.absent,
  ENOTDIR: FILE_PROBLEMS.absent,
  EISDIR: FILE_PROBLEMS.folder,
  ENOTFILE: "it is not a regular file; name a file",
  EACCES: FILE_PROBLEMS.denied,
  EPERM: FILE_PROBLEMS.denied,
  ELOOP: "its symbolic links lead in a circle",
  ENAMETOOLONG: "the name is too long",
};

const FOLDER_REASONS: { readonly [code: string]: string } = {
  ...FILE_REASONS,
  ENOENT: "there is no such folder",
  ENOTDIR: "it is a file; name a folder",
};

/**
 * Why something cannot be read, to stand behind its name and a colon.
 * @throws `error` itself where it is not one of the file system
 */
export function whyUnread(error: unknown, kind: "file" | "folder" = "file"): string {
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return (kind === "file" ? FILE_REASONS : FOLDER_REASONS)[code] ?? `it cannot be read (the system says ${code})`;
}

/** Whether a path leads to a folder. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** @throws EntenteError `wrong-input` where the path leads to no regular file that can be read */
export function requireFile(path: string, shown = `'${path}'`): void {
  try {
    const info = statSync(path);
    if (!info.isFile()) throw Object.assign(new Error(), { code: info.isDirectory() ? "EISDIR" : "ENOTFILE" });
    accessSync(path, constants.R_OK);
  } catch (error) {
    throw new EntenteError("wrong-input", `${shown}: ${whyUnread(error)}`);
  }
}

/** Bytes of a file. @param shown how messages name it @param most greatest size @throws EntenteError `wrong-input` */
export function fileBytes(path: string, shown = `'${path}'`, most = Infinity): Uint8Array {
  try {
    const info = statSync(path);
    if (info.isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
    if (info.size > most)
      throw new EntenteError("wrong-input", `${shown}: it is larger than ${Math.floor(most / 2 ** 20)} MiB`);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof EntenteError) throw error;
    throw new EntenteError("wrong-input", `${shown}: ${whyUnread(error)}`);
  }
}

/** Text of a file in UTF-8. Arguments and errors are those of `fileBytes`. */
export function fileText(path: string, shown = `'${path}'`, most = Infinity): string {
  const bytes = fileBytes(path, shown, most);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new EntenteError("wrong-input", `${shown}: ${FILE_PROBLEMS["not-utf-8"]}`);
  }
}
