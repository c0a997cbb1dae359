/** The cases of a studio as a list with their odds; a case copied, written as one file, and taken from one. */
import { existsSync, statSync } from "node:fs";
import { basename, join, posix, resolve } from "node:path";
import { EntenteError } from "../../errors.ts";
import { putAside, putBack } from "../../files/aside.ts";
import { besideOf, textOf } from "../../files/case-folder.ts";
import { putAll } from "../../files/put.ts";
import { readResultFile } from "../../files/result-file.ts";
import { MAX_CASE_BYTES, check, nameFault, put } from "../../language/index.ts";
import { PROPOSALS_FILE } from "../../reader/draft/kept.ts";
import { idOf } from "../../reader/draft/names.ts";
import { parseProposals } from "../../reader/draft/proposals.ts";
import type { CaseListed, StoredOdds } from "../workers/cases.ts";
import { COMMENTS_FILE, commentsFrom } from "./comments-file.ts";
import { unzipped, zipOf } from "./case-zip.ts";
import { titleOf, type Folder } from "./folders.ts";
import { open, save } from "./save.ts";

type Made = { at: Folder } | { problem: string };

const CASE_FILE = "case.yaml";
/** What a case never reads, and no file brings in. */
const RESERVED = /^(outcomes\.yaml$|out\/)/i;

/** Each case with its questions and the odds of its last stored run. */
export function list(cases: readonly Folder[]): CaseListed[] {
  return cases.map((at) => {
    const about = { id: at.id, title: at.title, folder: basename(resolve(at.folder)), readOnly: at.readOnly === true };
    const opened = open(at);
    if ("problem" in opened)
      return { ...about, asOf: null, hash: "", questions: [], stored: null, problem: opened.problem };
    const { case: c, draft, messages } = opened.checked;
    const errors = messages.filter(({ severity }) => severity === "error").length;
    return {
      ...about,
      title: c?.title || at.title,
      asOf: c?.asOfText ?? null,
      hash: opened.hash,
      questions: c?.questions.map(({ id, ask }) => ({ id, ask })) ?? [],
      stored: storedOdds(at),
      problem: draft
        ? `a draft with ${draft.unfilled.length} open numbers`
        : c && errors === 0
          ? null
          : `${errors} ${errors === 1 ? "error" : "errors"} in case.yaml`,
    };
  });
}

/** Odds as last read, by file: a result of a large case takes a while to check. */
const lastOdds = new Map<string, { stamp: string; odds: StoredOdds | null }>();

/** The odds that the last run wrote; null where there is none that can be read. */
function storedOdds({ folder }: Folder): StoredOdds | null {
  const file = join(folder, "out", "result.json");
  const info = statSync(file, { throwIfNoEntry: false });
  if (!info) return null;
  const stamp = `${info.mtimeMs} ${info.size}`;
  const known = lastOdds.get(file);
  if (known?.stamp === stamp) return known.odds;
  const read = readResultFile(file);
  const odds =
    "problem" in read
      ? null
      : {
          hash: read.result.case.hash,
          draws: read.result.run.draws,
          kept: read.result.run.kept,
          odds: Object.fromEntries(Object.entries(read.result.questions).map(([id, { p }]) => [id, p])),
        };
  lastOdds.set(file, { stamp, odds });
  return odds;
}

/** The case and the texts that it names, by their names in a zip file. @param more further files of its folder, where they exist */
function filesOf(at: Folder): Map<string, string> | { problem: string } {
  const opened = open(at);
  if ("problem" in opened) return opened;
  const named = Object.entries(opened.files).flatMap(([name, read]): [string, string][] => {
    const path = posix.normalize(name.replaceAll("\\", "/"));
    return "text" in read && !path.startsWith("../") ? [[path, read.text]] : [];
  });
  return new Map([[CASE_FILE, opened.text], ...named]);
}

/** The case as one zip file: its text, the files that it names, its comments and its proposals. */
export function exported(at: Folder): { bytes: Uint8Array<ArrayBuffer> } | { problem: string } {
  const files = filesOf(at);
  if ("problem" in files) return files;
  for (const name of [COMMENTS_FILE, PROPOSALS_FILE]) {
    const read = besideOf(at.folder, name);
    if ("text" in read && at.readOnly !== true) files.set(name, read.text);
  }
  return { bytes: zipOf(files) };
}

/**
 * A copy of a case under another name; comments and proposals stay with the first.
 * @param within folder in which the copy is made
 */
export function duplicated(at: Folder, within: string, name: string): Made {
  const files = filesOf(at);
  if ("problem" in files) return files;
  const place = placeOf(within, name);
  if ("problem" in place) return place;
  const titled = put(files.get(CASE_FILE)!, "title", JSON.stringify(name.trim()));
  if ("problem" in titled) return { problem: `the copy cannot be named: ${titled.problem}` };
  return written(place, files.set(CASE_FILE, titled.text));
}

/** A case from a zip file, as `exported` makes one. @param within folder in which it is put. @param from name of the file */
export function imported(within: string, from: string, bytes: Uint8Array): Made {
  const read = unzipped(bytes);
  if ("problem" in read) return { problem: `'${from}' is not taken: ${read.problem}` };
  const { files } = read;
  const fault = faultOf(files);
  if (fault !== null) return { problem: `'${from}' is not taken: ${fault}` };
  const name = from.replace(/\.zip$/i, "").replace(/ \(\d+\)$/, "");
  const place = placeOf(within, name, true);
  return "problem" in place ? place : written(place, files);
}

/** Why files are not a case, as a clause; null where they are one and nothing else. */
function faultOf(files: ReadonlyMap<string, string>): string | null {
  const text = files.get(CASE_FILE);
  if (text === undefined) return "it holds no case.yaml";
  if (Buffer.byteLength(text) > MAX_CASE_BYTES) return "its case.yaml is larger than 4 MiB";
  const known = new Set([CASE_FILE, COMMENTS_FILE, PROPOSALS_FILE]);
  check({ id: "", file: CASE_FILE, text }, (name) => {
    const path = posix.normalize(name);
    if (RESERVED.test(path)) return { problem: "reserved" };
    known.add(path);
    const beside = files.get(path);
    return beside === undefined ? { problem: "absent" } : { text: beside };
  });
  const foreign = [...files.keys()].filter((name) => !known.has(name));
  if (foreign.length > 0)
    return `its case does not name ${foreign
      .slice(0, 3)
      .map((name) => `'${name}'`)
      .join(", ")}${foreign.length > 3 ? ` and ${foreign.length - 3} more` : ""}; take them out of it`;
  const comments = files.get(COMMENTS_FILE);
  const read = comments === undefined ? null : commentsFrom(comments);
  if (read && "problem" in read) return `its ${COMMENTS_FILE} cannot be read: ${read.problem}`;
  const proposals = files.get(PROPOSALS_FILE);
  const parsed = proposals === undefined ? null : parseProposals(proposals);
  return parsed && "problem" in parsed ? `its ${PROPOSALS_FILE} cannot be read: ${parsed.problem}` : null;
}

/** A new folder for a case of a name. @param numbered takes the next free number where the folder exists */
function placeOf(within: string, name: string, numbered = false): { folder: string; id: string } | { problem: string } {
  const first = idOf(name).replaceAll("_", "-");
  const fault = name.trim() === "" || first === "" ? "give the case a name" : nameFault(first);
  if (fault !== null) return { problem: fault };
  for (let n = 1; ; n++) {
    const id = n === 1 ? first : `${first}-${n}`;
    if (!existsSync(join(within, id))) return { folder: join(within, id), id };
    if (!numbered) return { problem: `there is a folder '${id}' here already; take another name` };
  }
}

/** Gives a case another title; its folder keeps its name. */
export function renamed(at: Folder, name: string, by: string): { title: string } | { problem: string } {
  const title = name.replace(/\s+/g, " ").trim();
  if (title === "") return { problem: "give the case a name" };
  return attempted(() => {
    const read = textOf(at.file);
    const titled = "text" in read ? put(read.text, "title", JSON.stringify(title)) : { problem: "its file is gone" };
    if ("problem" in titled) return { problem: `the case cannot be named: ${titled.problem}` };
    const done = save(at, { mark: null, text: titled.text, by });
    return "status" in done ? { problem: done.problem } : { title };
  });
}

/** Moves a case into the folder of what was deleted. @returns where it stands now */
export const deleted = (at: Folder): { aside: string } | { problem: string } =>
  attempted(() => ({ aside: putAside(at.folder) }));

/** Moves a case back to where it stood. @param aside where it stands now */
export const restored = (at: Folder, aside: string): Made =>
  attempted(() => {
    putBack(aside, at.folder);
    return { at };
  });

/** Puts the files of a new case on the disk; case.yaml comes last, so that a part of them is not a case. */
function written({ folder, id }: { folder: string; id: string }, files: ReadonlyMap<string, string>): Made {
  const { [CASE_FILE]: text, ...others } = Object.fromEntries(files);
  return attempted(() => {
    putAll([...Object.entries(others), [CASE_FILE, text!]].map(([name, content]) => [join(folder, name!), content!]));
    const file = join(folder, CASE_FILE);
    return { at: { id, folder, file, title: titleOf(file) ?? id } };
  });
}

/** What the work gives, or why it was not done. */
function attempted<T>(work: () => T): T | { problem: string } {
  try {
    return work();
  } catch (error) {
    if (error instanceof EntenteError) return { problem: error.message };
    throw error;
  }
}
