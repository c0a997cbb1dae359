/** A plan read from its folder, with what every chunk of it is, its key, and its blocks where they lie in the store. */
import { resolve } from "node:path";
import { EntenteError } from "../../errors.ts";
import { settingsOf } from "../../analyses/index.ts";
import {
  chunkContent,
  chunksOf,
  halvesOf,
  sharesPast,
  type Chunk,
  type Extension,
  type Plan,
  type PlanBody,
} from "../../analyses/sweep/index.ts";
import type { Model, Settings } from "../../engine/index.ts";
import { keyOf, sha256, type StoredBlock } from "../../files/sweep/chunk-file.ts";
import { moreTextsOf, planCase, planTextOf } from "../../files/sweep/plan-folder.ts";
import { folderStore, type Store } from "../../files/sweep/store.ts";
import type { Case } from "../../language/index.ts";
import { canonical } from "../../ledger/index.ts";
import { engineName, modelOf } from "../../runners/node/index.ts";

/** A point as it is played: the case with its corrected numbers, and settings. */
export interface Subject {
  case: Case;
  settings: Settings;
  model(): Model;
}

/** Parts that a chunk may lie in: halves of halves of halves. */
const MAX_HALVINGS = 3;
/** Points whose cases are kept: those of the chunks at hand. */
const MAX_SUBJECTS = 16;

export class OpenPlan {
  readonly folder: string;
  readonly plan: Plan;
  more: Extension[] = [];
  chunks: Chunk[] = [];
  readonly storeFolder: string;
  readonly store: Store;
  private readonly shared: boolean[];
  private readonly cases = new Map<number, Case>();
  private readonly subjects = new Map<string, Subject>();
  /** A listing asks for the keys of all chunks again and again. */
  private readonly keys = new WeakMap<Chunk, string>();
  private readonly halves = new WeakMap<Chunk, Chunk[]>();

  /** @param told says that a chunk's file was set aside. @throws EntenteError `wrong-input` where the folder holds no sound plan */
  constructor(folder: string, storeFolder: string | null, told: (message: string) => void) {
    this.folder = folder;
    this.plan = readPlan(planTextOf(folder), folder);
    this.readMore();
    this.shared = sharesPast(this.plan);
    this.storeFolder = resolve(storeFolder ?? folder);
    this.store = folderStore(this.storeFolder, told);
  }

  /** Takes in what `extend` has added. */
  readMore(): void {
    this.more = moreTextsOf(this.folder).map((text) => readExtension(text, this.plan, this.folder));
    this.chunks = chunksOf(this.plan, this.more);
  }

  /** @throws EntenteError `unavailable` where another build made the plan: its chunks would not be those of this one */
  requireOwnEngine(): this {
    const { engine } = this.plan;
    if (engine !== engineName())
      throw new EntenteError(
        "unavailable",
        `the plan in '${this.folder}' was made by Entente ${engine}, and this is ${engineName()}: worlds of two builds are never mixed. Use that build, or plan again with this one`,
      );
    return this;
  }

  /** Whether the worlds of a point take their pasts from chunks of their own. */
  sharesPast(point: number): boolean {
    return this.shared[point];
  }

  subject({ point, payload, kind }: Pick<Chunk, "point" | "payload" | "kind">): Subject {
    const name = `${point} ${payload} ${kind === "past"}`;
    const known = this.subjects.get(name);
    if (known) return known;
    const made = this.made(point, payload === "columns", kind === "past");
    this.subjects.set(name, made);
    for (const [oldest] of this.subjects) if (this.subjects.size > MAX_SUBJECTS) this.subjects.delete(oldest);
    return made;
  }

  what(chunk: Chunk): object {
    const { case: c, settings } = this.subject(chunk);
    return chunkContent(this.plan.engine, c, settings, chunk);
  }

  key(chunk: Chunk): string {
    const known = this.keys.get(chunk);
    if (known !== undefined) return known;
    const made = keyOf(this.what(chunk));
    this.keys.set(chunk, made);
    return made;
  }

  /** Blocks of a chunk, or of the halves that it lies in; null where the store has neither. */
  load(chunk: Chunk, halvings = MAX_HALVINGS): StoredBlock[] | null {
    const own = this.store.read(this.key(chunk));
    const halves = own === null && halvings > 0 ? this.halvesOf(chunk) : [];
    if (halves.length === 0) return own;
    const left = this.load(halves[0], halvings - 1);
    const right = left && this.load(halves[1], halvings - 1);
    return left && right && [...left, ...right];
  }

  /** Worlds tried and kept in a chunk, or in the halves that it lies in, by their headers; null where the store has neither. */
  counts(chunk: Chunk, halvings = MAX_HALVINGS): { tried: number; kept: number } | null {
    const own = this.store.counts(this.key(chunk));
    const halves = own === null && halvings > 0 ? this.halvesOf(chunk) : [];
    if (halves.length === 0) return own;
    const left = this.counts(halves[0], halvings - 1);
    const right = left && this.counts(halves[1], halvings - 1);
    return left && right && { tried: left.tried + right.tried, kept: left.kept + right.kept };
  }

  /** Whether a chunk or its halves have files, unchecked. */
  isThere(chunk: Chunk): boolean {
    return this.isListed(chunk, { has: (key) => this.store.has(key) });
  }

  /** Whether a chunk or its halves are among listed keys. */
  isListed(chunk: Chunk, keys: { has(key: string): boolean }, halvings = MAX_HALVINGS): boolean {
    if (keys.has(this.key(chunk))) return true;
    const halves = halvings > 0 ? this.halvesOf(chunk) : [];
    return halves.length > 0 && halves.every((half) => this.isListed(half, keys, halvings - 1));
  }

  /** The two halves of a chunk; none of a single block. */
  private halvesOf(chunk: Chunk): Chunk[] {
    const known = this.halves.get(chunk);
    if (known) return known;
    const made = (halvesOf(chunk.from, chunk.to) ?? []).map((range) => ({ ...chunk, ...range }));
    this.halves.set(chunk, made);
    return made;
  }

  private made(point: number, thresholds: boolean, isPast: boolean): Subject {
    const { cases, points, draws, limit, boxes, first, findings } = this.plan;
    const { case: at, set, pin, scenario, seed, paths } = points[point];
    let declared = this.cases.get(at);
    if (!declared) this.cases.set(at, (declared = planCase(this.folder, cases[at].hash, cases[at].id)));
    const read = settingsOf(declared, { set, pin, scenario, seed, paths, draws, limit });
    if ("problem" in read)
      throw new EntenteError("wrong-input", `point ${points[point].id} of the plan: --${read.option} ${read.problem}`);
    const settings: Settings = {
      ...read.settings,
      boxes,
      thresholds,
      ...(thresholds && findings === "auto" && first ? { draws: first.draws } : {}),
      ...(isPast ? { paths: 0, pin: {}, scenario: null, thresholds: false } : {}),
    };
    let model: Model | undefined;
    return { case: read.case, settings, model: () => (model ??= modelOf(read.case, settings)) };
  }
}

/** Text of plan.json, and the id that it has. */
export function planText(body: PlanBody): { id: string; text: string } {
  const id = sha256(canonical(body));
  return { id, text: `${canonical({ v: 1, id, ...body })}\n` };
}

/** @throws EntenteError `wrong-input` where a text is not a sound plan.json; `folder` is named */
export function readPlan(text: string, folder: string): Plan {
  const wrong = (why: string): EntenteError =>
    new EntenteError("wrong-input", `plan.json in '${folder}' ${why}; copy the plan again, or plan again`);
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw wrong("is not JSON");
  }
  const { v, id, ...body } = (read ?? {}) as Plan;
  if (v !== 1) throw wrong(`is of format ${String(v)}, and 1 is read`);
  if (id !== sha256(canonical(body))) throw wrong("is not as it was written: its id does not match");
  return { v, id, ...body };
}

function readExtension(text: string, plan: Plan, folder: string): Extension {
  try {
    const read = JSON.parse(text) as Extension;
    const ends = Object.entries(read.upto);
    if (read.v === 1 && read.plan === plan.id && ends.every(([n, upto]) => plan.points[Number(n)] && upto > 0))
      return read;
  } catch {
    /* said below */
  }
  throw new EntenteError("wrong-input", `an extension (more-N.json) in '${folder}' is not one of this plan`);
}
