/** All that the page shows, in one value. */
import { defaults, type CentralDeals, type Result, type Settings } from "../../../engine/index.ts";
import type { Beside, Case, Message } from "../../../language/index.ts";
import type { DraftShown, Look, Reading, RunProgress } from "../../workers/messages.ts";
import { fresh, type Doc } from "./doc.ts";
import { runSettings } from "../browser/storage.ts";
import { type Names } from "../../../wording/paths.ts";

export type Phase = "opening" | "errors" | "draft" | "running" | "settled" | "unfit" | "failed";
export type Column = "argument" | "model" | "odds";
export interface Notice {
  kind: "note" | "warning";
  text: string;
  actions: { label: string; do(): void }[];
}

export interface State {
  cases: { id: string; title: string }[];
  id: string;
  title: string;
  doc: Doc;
  /** The file as it is on disk; `reading` where the server sent it. */
  disk: { text: string; mark: string; hash: string; reading: Reading | null };
  files: { [path: string]: Beside };
  case: Case | null;
  draft: DraftShown | null;
  names: Names | null;
  messages: Message[];
  settings: Pick<Settings, "seed" | "draws" | "paths">;
  scenario: string | null;
  phase: Phase;
  /** Why there are no odds, where there are none. */
  why: string;
  result: Result | null;
  /** Whether `result` is of the numbers as they stand. */
  current: boolean;
  opening: { [question: string]: number } | null;
  look: Look | null;
  progress: RunProgress | null;
  deals: CentralDeals | null;
  notices: Notice[];
  offline: boolean;
  saving: boolean;
  column: Column;
  /** A number or block that something led to, and the count of such leads, so that the same can be led to twice. */
  lead: { path: string; n: number } | null;
  /** A passage that something led to: citation indices. */
  passage: { citations: number[]; n: number } | null;
  yaml: { open: boolean; at: number | null };
  dialog: "settings" | "quote" | null;
  selection: { source: string; quote: string } | null;
}

export const initial = (): State => ({
  cases: [],
  id: "",
  title: "",
  doc: fresh(""),
  disk: { text: "", mark: "", hash: "", reading: null },
  files: {},
  case: null,
  draft: null,
  names: null,
  messages: [],
  settings: runSettings() ?? { seed: defaults.seed, draws: defaults.draws, paths: defaults.paths },
  scenario: null,
  phase: "opening",
  why: "",
  result: null,
  current: false,
  opening: null,
  look: null,
  progress: null,
  deals: null,
  notices: [],
  offline: false,
  saving: false,
  column: "odds",
  lead: null,
  passage: null,
  yaml: { open: false, at: null },
  dialog: null,
  selection: null,
});
