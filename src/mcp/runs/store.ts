/** Results of runs: the last twenty under `.entente/runs` of the root, or in memory where nothing is written. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { putAll } from "../../files/put.ts";
import { readResultFile } from "../../files/result-file.ts";
import type { Result } from "../../result/index.ts";
import { ToolError } from "../errors.ts";
import type { Root } from "../root.ts";
import type { AgainstRow } from "./task.ts";

const MAX_RUNS = 20;
const HANDLE = /^r-[0-9a-f]{12}$/;
/** Results kept ready in memory. */
const MAX_READY = 4;

export interface StoredRun {
  handle: string;
  /** Name of the case below the root. */
  case: string;
  /** Whether anything but the case as it stands was run. */
  whatIf: boolean;
  result: Result;
  against: AgainstRow[] | null;
}

export class RunStore {
  private readonly ready = new Map<string, StoredRun>();

  constructor(
    private readonly root: Root,
    private readonly inMemory: boolean,
  ) {}

  /** Keeps a run, and lets go of the oldest above twenty. */
  keep(run: StoredRun): void {
    this.remember(run);
    if (this.inMemory) return;
    const folder = this.folderOf(run.handle);
    const about = { case: run.case, what_if: run.whatIf, against: run.against };
    putAll(
      [
        [join(folder, "run.json"), `${JSON.stringify(about, null, 1)}\n`],
        [join(folder, "result.json"), `${JSON.stringify(run.result, null, 1)}\n`],
      ],
      this.root.folder,
    );
    for (const { handle } of this.stored().slice(MAX_RUNS))
      rmSync(this.folderOf(handle), { recursive: true, force: true });
  }

  /** A run that is kept; null where it is not. */
  find(handle: string): StoredRun | null {
    if (!HANDLE.test(handle)) return null;
    const ready = this.ready.get(handle);
    if (ready) return ready;
    const folder = this.folderOf(handle);
    if (this.inMemory || !existsSync(join(folder, "result.json"))) return null;
    const read = readResultFile(join(folder, "result.json"));
    if ("problem" in read) return null;
    const about = aboutOf(join(folder, "run.json"));
    if (about === null) return null;
    const run = { handle, case: about.case, whatIf: about.what_if, result: read.result, against: about.against };
    this.remember(run);
    return run;
  }

  /** @throws ToolError `no-such-run` */
  get(handle: string): StoredRun {
    const found = this.find(handle);
    if (found) return found;
    throw new ToolError(
      "no-such-run",
      `Run ${handle.slice(0, 40)} is not kept ${HANDLE.test(handle) ? `any more (the last ${MAX_RUNS} are)` : "(a run is named r- and 12 hexadecimal digits)"}. Call case_run {case: ...}; the same settings give the same result.`,
    );
  }

  /** Handles of all runs, the latest first. */
  handles(): string[] {
    return this.inMemory ? [...this.ready.keys()].reverse() : this.stored().map(({ handle }) => handle);
  }

  /** Where a file of a run lies; null in memory. */
  fileOf(handle: string, name: string): string | null {
    return this.inMemory ? null : join(this.folderOf(handle), name);
  }

  private folderOf(handle: string): string {
    return join(this.root.folder, ".entente/runs", handle);
  }

  private stored(): { handle: string; at: number }[] {
    const folder = join(this.root.folder, ".entente/runs");
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .filter((name) => HANDLE.test(name) && existsSync(join(folder, name, "result.json")))
      .map((handle) => ({ handle, at: statSync(join(folder, handle, "result.json")).mtimeMs }))
      .sort((a, b) => b.at - a.at);
  }

  private remember(run: StoredRun): void {
    this.ready.delete(run.handle);
    this.ready.set(run.handle, run);
    for (const first of this.ready.keys()) {
      if (this.ready.size <= (this.inMemory ? MAX_RUNS : MAX_READY)) break;
      this.ready.delete(first);
    }
  }
}

interface About {
  case: string;
  what_if: boolean;
  against: AgainstRow[] | null;
}

function aboutOf(file: string): About | null {
  try {
    const about = JSON.parse(readFileSync(file, "utf8")) as About;
    return typeof about.case === "string" && typeof about.what_if === "boolean" ? about : null;
  } catch {
    return null;
  }
}
