/** The state of the page, in one value. */
import type { HeldToday } from "../../../analyses/held-today.ts";
import type { ShownToday } from "../../../analyses/today-shown.ts";
import { defaults, type CentralDeals, type Result, type Settings } from "../../../engine/index.ts";
import type { Beside, Case, Message } from "../../../language/index.ts";
import type {
  Believed,
  CheckedText,
  DraftShown,
  Preview,
  RunProgress,
  AnalystShown,
  AnalystText,
} from "../../workers/messages.ts";
import type { CommentAnchor, CommentThread } from "../../workers/review.ts";
import { fresh, type Doc } from "./doc.ts";
import { loadRunSettings } from "../browser/storage.ts";
import { type Names } from "../../../wording/paths.ts";

export type Phase = "opening" | "errors" | "draft" | "running" | "settled" | "unfit" | "failed";
export type PageColumn = "argument" | "model" | "odds";
/** The workbench, the list of cases, the first page of a new case, or the interview of one. */
export type View =
  | { kind: "bench" }
  | { kind: "cases" }
  | { kind: "new" }
  | { kind: "interview"; id: string; title: string };
export type ReviewTab = "comments" | "history" | "numbers";
export interface Notice {
  kind: "note" | "warning";
  text: string;
  actions: { label: string; do(): void }[];
}

export interface PageState {
  cases: { id: string; title: string }[];
  /** Cases that come with Entente, which are not written. */
  examples: { id: string; title: string }[];
  /** Whether a case can be begun here. */
  begins: boolean;
  view: View;
  id: string;
  title: string;
  doc: Doc;
  /** The file as it is on disk; `checked` where the server sent it; `readOnly`: an example, which is not written. */
  disk: {
    text: string;
    mark: string;
    hash: string;
    checked: CheckedText | null;
    readOnly: boolean;
    /** Whether it was drafted from proposals that can be answered. */ proposals: boolean;
  };
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
  /** Whether `result` is of the present numbers. */
  current: boolean;
  /** Whether `result` is of the first worlds of the present draft, whose full run goes on. */
  firstLook: boolean;
  /** Open numbers of a draft that moved an answer most in its first run, by path. */
  leading: string[];
  opening: { [question: string]: number } | null;
  preview: Preview | null;
  progress: RunProgress | null;
  deals: CentralDeals | null;
  /** Who would accept what today, with the present numbers. */
  today: ShownToday | null;
  /** What has happened, and what the case says of today, held against the present numbers. */
  held: HeldToday | null;
  /** Odds that the reader would hold, by question, as typed. */
  ownOdds: { [question: string]: string };
  /** What one would have to believe for them, of the last run. */
  believed: Believed | null;
  /** Files of analysts beside the case, and what they say as it is drawn. */
  analysts: { texts: AnalystText[]; shown: AnalystShown[] };
  notices: Notice[];
  offline: boolean;
  saving: boolean;
  column: PageColumn;
  /** The number or block of the link followed last; `n` counts links, so that one can be followed twice. */
  lead: { path: string; n: number } | null;
  /** The passage of the link followed last: citation indices. */
  passage: { citations: number[]; n: number } | null;
  yaml: { open: boolean; at: number | null };
  /** The panel of comments, history and numbers; `on`: what a comment is being written on. */
  review: { tab: ReviewTab; on: CommentAnchor | null } | null;
  /** Comments on the case; null where it takes none. */
  comments: CommentThread[] | null;
  /** Who writes here, as far as the server knows. */
  writer: string;
  dialog: "settings" | "quote" | null;
  selection: { source: string; quote: string } | null;
}

export const initial = (): PageState => ({
  cases: [],
  examples: [],
  begins: false,
  view: { kind: "bench" },
  id: "",
  title: "",
  doc: fresh(""),
  disk: { text: "", mark: "", hash: "", checked: null, readOnly: false, proposals: false },
  files: {},
  case: null,
  draft: null,
  names: null,
  messages: [],
  settings: loadRunSettings() ?? { seed: defaults.seed, draws: defaults.draws, paths: defaults.paths },
  scenario: null,
  phase: "opening",
  why: "",
  result: null,
  current: false,
  firstLook: false,
  leading: [],
  opening: null,
  preview: null,
  progress: null,
  deals: null,
  today: null,
  held: null,
  ownOdds: {},
  believed: null,
  analysts: { texts: [], shown: [] },
  notices: [],
  offline: false,
  saving: false,
  column: "odds",
  lead: null,
  passage: null,
  yaml: { open: false, at: null },
  review: null,
  comments: null,
  writer: "",
  dialog: null,
  selection: null,
});
