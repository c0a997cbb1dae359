/** Puts files in place: a reader finds the old content or the new, never a part, also after a full disk or a power cut. */
import { randomBytes } from "node:crypto";
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  writeFileSync,
  type Stats,
} from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { EntenteError } from "../errors.ts";
import { nameFault } from "../language/text/file-names.ts";
import { removeLeftBehind } from "./left-behind.ts";
import { untilFree } from "./busy.ts";

export type Content = string | Uint8Array;

/** Greatest number of symbolic links followed from one name, as on Linux. */
const MAX_LINKS = 40;

/** Writes one file, as `putAll` does. @param within folder that the file must lie in once links are followed; null for any place */
export function put(path: string, content: Content, within: string | null = null): void {
  putAll([[path, content]], within);
}

/**
 * Writes files by their paths: all content is on the disk before the first file changes, so that a full disk changes none.
 * A symbolic link stays, and the file that it names is written. A file that exists keeps its permissions and its group.
 * Folders that a path lacks are made.
 * @param within folder that every file must lie in once links are followed; null for any place
 * @throws EntenteError `not-written`
 */
export function putAll(
  files: readonly (readonly [path: string, content: Content])[],
  within: string | null = null,
): void {
  const madeFolders: string[] = [];
  const staged: { temporary: string; target: string }[] = [];
  let current = "";
  try {
    for (const [path, content] of files) {
      current = path;
      const boundary = within === null ? null : join(realpathSync(within), sep);
      makeFolder(dirname(resolve(path)), madeFolders);
      const target = realFile(path);
      if (boundary !== null && !target.startsWith(boundary)) throw coded("EOUTSIDE");
      const old = replaceable(target);
      if (old === null) requirePortable(basename(target));
      const temporary = temporaryIn(dirname(target));
      staged.push({ temporary, target });
      create(temporary, content, old);
    }
    staged.forEach(({ temporary, target }, n) => {
      current = files[n][0];
      untilFree(() => renameSync(temporary, target));
    });
    for (const folder of new Set(staged.map(({ target }) => dirname(target)))) syncFolder(folder);
  } catch (error) {
    for (const { temporary } of staged) rmSync(temporary, { force: true });
    removeFolders(madeFolders);
    throw notWritten(current, error);
  }
}

/**
 * Writes a new folder with all its files, or nothing. @param files content by name; names hold no folder.
 * @throws EntenteError `not-written`, also where the folder exists and is not empty
 */
export function putFolder(path: string, files: { readonly [name: string]: Content }): void {
  const madeFolders: string[] = [];
  let temporary: string | null = null;
  try {
    makeFolder(dirname(resolve(path)), madeFolders);
    const target = realFile(path);
    if (!existsSync(target)) requirePortable(basename(target));
    const staging = temporaryIn(dirname(target));
    mkdirSync(staging);
    temporary = staging;
    const old = statSync(target, { throwIfNoEntry: false });
    if (old) chmodSync(staging, old.mode & 0o7777);
    for (const name of Object.keys(files)) requirePortable(name);
    for (const [name, content] of Object.entries(files)) create(join(staging, name), content);
    syncFolder(staging);
    if (old) rmdirSync(target);
    untilFree(() => renameSync(staging, target));
    syncFolder(dirname(target));
  } catch (error) {
    if (temporary !== null) rmSync(temporary, { recursive: true, force: true });
    removeFolders(madeFolders);
    throw notWritten(path, error);
  }
}

/**
 * Before long work begins: makes a folder where there is none and proves that files can be written in it.
 * @param names files that will be written there, which may exist
 * @param within folder that this one must lie in once links are followed; null for any place
 * @throws EntenteError `not-written`
 */
export function makeWritableFolder(path: string, names: readonly string[] = [], within: string | null = null): void {
  const madeFolders: string[] = [];
  let current = path;
  try {
    makeFolder(resolve(path), madeFolders);
    if (within !== null && !realpathSync(path).startsWith(join(realpathSync(within), sep))) throw coded("EOUTSIDE");
    const probe = temporaryIn(path);
    create(probe, "");
    rmSync(probe);
    for (const name of names) {
      current = join(path, name);
      replaceable(realFile(current));
    }
  } catch (error) {
    removeFolders(madeFolders);
    throw notWritten(current, error);
  }
}

/** The file behind a path once every symbolic link is followed; it need not exist. */
export function realFile(path: string): string {
  let file = resolve(path);
  for (let links = 0; links <= MAX_LINKS; links++) {
    const folder = realpathSync(dirname(file));
    file = join(folder, basename(file));
    if (!lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink()) return file;
    file = resolve(folder, readlinkSync(file));
  }
  throw coded("ELOOP");
}

/** The file at a path, null where there is none. @throws NodeJS.ErrnoException where it is write-protected or not a file */
function replaceable(path: string): Stats | null {
  const old = statSync(path, { throwIfNoEntry: false });
  if (!old) return null;
  if (!old.isFile()) throw coded(old.isDirectory() ? "EISDIR" : "ENOTFILE");
  accessSync(path, constants.W_OK);
  return old;
}

/**
 * A name that cannot be predicted, so that no other user can prepare a link under it. Temporary files that a killed
 * process left in the folder are removed.
 */
function temporaryIn(folder: string): string {
  removeLeftBehind(folder, /^\.entente-(\d+)-[\w-]+\.tmp$/);
  return join(folder, `.entente-${process.pid}-${randomBytes(9).toString("base64url")}.tmp`);
}

/** A new file on the disk, with the permissions and the group of `old` where there is one. */
function create(path: string, content: Content, old: Stats | null = null): void {
  const file = openSync(path, "wx", old ? 0o600 : 0o666);
  try {
    writeFileSync(file, content);
    if (old) {
      keepGroup(file, old);
      fchmodSync(file, old.mode & 0o7777);
    }
    sync(file);
  } finally {
    closeSync(file);
  }
}

/** Writes a file or a folder to the disk, on file systems that support it. */
export function sync(file: number): void {
  try {
    fsyncSync(file);
  } catch (error) {
    if (!["EINVAL", "ENOTSUP"].includes(codeOf(error))) throw error;
  }
}

/** Only root can give a file to another user, and only members can give it to a group; otherwise the writer owns it. */
function keepGroup(file: number, { uid, gid }: Stats): void {
  try {
    fchownSync(file, process.getuid?.() === 0 ? uid : -1, gid);
  } catch {
    /* the file is written all the same */
  }
}

/** Makes the name of a new file survive a power cut, where the folder can be opened. */
export function syncFolder(path: string): void {
  let folder: number;
  try {
    folder = openSync(path, "r");
  } catch {
    return; // Windows opens no folder; elsewhere a writable folder need not be readable
  }
  try {
    sync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Makes missing folders one at a time: in some places (/proc) `recursive` never returns. */
function makeFolder(path: string, made: string[]): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path), made);
  requirePortable(basename(path));
  try {
    mkdirSync(path);
    made.push(path);
  } catch (error) {
    if (!existsSync(path)) throw error; // another program has made it meanwhile
  }
}

/** @throws NodeJS.ErrnoException where a new file or folder of this name could not stand on every system */
function requirePortable(name: string): void {
  const fault = nameFault(name);
  if (fault !== null) throw Object.assign(coded("EBADNAME"), { fault });
}

function removeFolders(made: string[]): void {
  try {
    for (const folder of made.reverse()) rmdirSync(folder);
  } catch {
    /* another program has put a file there meanwhile */
  }
}

const REASONS: { readonly [code: string]: string } = {
  EACCES: "permission denied; change the permissions of the file and its folder, or name another place",
  EPERM: "permission denied; change the permissions of the file and its folder, or name another place",
  EROFS: "this place is read-only; name another place",
  ENOSPC: "the disk is full; make room and try again",
  EDQUOT: "the disk quota is used up; make room and try again",
  ENOENT: "its folder does not exist; make the folder or name another place",
  ENOTDIR: "a part of its path is not a folder; name another place",
  EEXIST: "a part of its path is not a folder; name another place",
  EISDIR: "it is a folder; name a file",
  ENOTFILE: "it is not a regular file; name a file",
  ENOTEMPTY: "it exists and is not empty; name a new folder",
  EOUTSIDE: "its symbolic link leads out of the folder; put the file or folder itself there, or name another place",
  ELOOP: "its symbolic links lead in a circle; correct them or name another place",
  ENAMETOOLONG: "its name is too long; name a shorter one",
};

/** The error of a file that could not be written. @throws `error` itself where it is not one of the file system */
export function notWritten(path: string, error: unknown): EntenteError {
  const code = codeOf(error);
  if (code === "") throw error;
  const { fault } = error as { fault?: string };
  const reason =
    (fault === undefined ? REASONS[code] : `${fault}; take another name`) ??
    `the system says ${code}; try again or name another place`;
  return new EntenteError("not-written", `could not write '${shownPath(path)}': ${reason}`, { cause: error });
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException | null)?.code ?? "";
const coded = (code: string): NodeJS.ErrnoException => Object.assign(new Error(code), { code });

/** A path relative to the working folder, where it lies in it; its parts are joined by `/` on every system. */
export function shownPath(path: string): string {
  const near = relative(".", path);
  return withSlashes(near === "" || near.startsWith("..") ? path : near);
}

/** A path with `/` between its parts, which Node takes everywhere. */
export const withSlashes = (path: string, separator = sep): string => path.split(separator).join("/");
