/** The thread of the studio's server that opens and saves cases: reading and checking one takes longer than a request may wait. */
import { startThread } from "../../runners/node/threads.ts";
import type { WorkerClient } from "../../runners/worker-client.ts";
import type { Authored, Authoring, AuthoringAnswer, ModelEstimate, NewCase } from "../workers/authoring.ts";
import type { CaseListed } from "../workers/cases.ts";
import type { CaseHistory, CommentEdit, CommentsShown } from "../workers/review.ts";
import type { Folder } from "./folders.ts";
import type { AnalystText } from "../workers/messages.ts";
import type { NotSaved, OpenedCase, Save, Saved } from "./save.ts";

export type CaseTasks = {
  open: { task: Folder; answer: OpenedCase | { problem: string } };
  save: { task: { at: Folder; save: Save }; answer: Saved };
  begin: {
    task: { within: string; asked: NewCase };
    answer: { at: Folder; state: Authoring } | ModelEstimate | { problem: string };
  };
  authoring: { task: Folder; answer: Authoring | null };
  forget: { task: Folder; answer: void };
  author: { task: { at: Folder; asked: AuthoringAnswer }; answer: Authored };
  analysts: { task: Folder; answer: AnalystText[] };
  keep: { task: { at: Folder; analyst: AnalystText }; answer: AnalystText[] | NotSaved };
  list: { task: Folder[]; answer: CaseListed[] };
  export: { task: Folder; answer: { bytes: Uint8Array<ArrayBuffer> } | { problem: string } };
  duplicate: { task: { at: Folder; within: string; name: string }; answer: { at: Folder } | { problem: string } };
  rename: { task: { at: Folder; name: string; by: string }; answer: { title: string } | { problem: string } };
  delete: { task: Folder; answer: { aside: string } | { problem: string } };
  restore: { task: { at: Folder; aside: string }; answer: { at: Folder } | { problem: string } };
  comments: { task: Folder; answer: CommentsShown | { problem: string } };
  comment: { task: { at: Folder; asked: CommentEdit }; answer: CommentsShown | { problem: string } };
  history: { task: Folder; answer: CaseHistory | { problem: string } };
  import: { task: { within: string; name: string; bytes: Uint8Array }; answer: { at: Folder } | { problem: string } };
};

/** Cases by way of one thread, so that saves come one after the other. Its functions reject where the thread ends over a task; the next task starts another. */
export interface CaseThread {
  open(at: Folder): Promise<OpenedCase | { problem: string }>;
  save(at: Folder, save: Save): Promise<Saved>;
  begin(within: string, asked: NewCase): Promise<CaseTasks["begin"]["answer"]>;
  authoring(at: Folder): Promise<Authoring | null>;
  /** Lets go of a case that is begun and not on disk. */
  forget(at: Folder): Promise<void>;
  author(at: Folder, asked: AuthoringAnswer): Promise<Authored>;
  analysts(at: Folder): Promise<AnalystText[]>;
  keep(asked: CaseTasks["keep"]["task"]): Promise<CaseTasks["keep"]["answer"]>;
  list(cases: Folder[]): Promise<CaseListed[]>;
  export(at: Folder): Promise<CaseTasks["export"]["answer"]>;
  duplicate(at: Folder, within: string, name: string): Promise<CaseTasks["duplicate"]["answer"]>;
  import(within: string, name: string, bytes: Uint8Array): Promise<CaseTasks["import"]["answer"]>;
  rename(at: Folder, name: string, by: string): Promise<CaseTasks["rename"]["answer"]>;
  delete(at: Folder): Promise<CaseTasks["delete"]["answer"]>;
  restore(at: Folder, aside: string): Promise<CaseTasks["restore"]["answer"]>;
  comments(at: Folder): Promise<CaseTasks["comments"]["answer"]>;
  comment(at: Folder, asked: CommentEdit): Promise<CaseTasks["comment"]["answer"]>;
  history(at: Folder): Promise<CaseTasks["history"]["answer"]>;
  close(): Promise<void>;
}

/** @param file the bundled thread. */
export function caseThread(file: URL): CaseThread {
  let client: WorkerClient<CaseTasks> | null = null;
  const thread = (): WorkerClient<CaseTasks> => {
    if (!client || client.dead) client = startThread<CaseTasks>(file);
    return client;
  };
  return {
    open: (at) => thread().ask("open", at),
    save: (at, save) => thread().ask("save", { at, save }),
    begin: (within, asked) => thread().ask("begin", { within, asked }),
    authoring: (at) => thread().ask("authoring", at),
    forget: (at) => thread().ask("forget", at),
    author: (at, asked) => thread().ask("author", { at, asked }),
    analysts: (at) => thread().ask("analysts", at),
    keep: (asked) => thread().ask("keep", asked),
    list: (cases) => thread().ask("list", cases),
    export: (at) => thread().ask("export", at),
    duplicate: (at, within, name) => thread().ask("duplicate", { at, within, name }),
    import: (within, name, bytes) => thread().ask("import", { within, name, bytes }),
    rename: (at, name, by) => thread().ask("rename", { at, name, by }),
    delete: (at) => thread().ask("delete", at),
    restore: (at, aside) => thread().ask("restore", { at, aside }),
    comments: (at) => thread().ask("comments", at),
    comment: (at, asked) => thread().ask("comment", { at, asked }),
    history: (at) => thread().ask("history", at),
    close: async () => client?.close(),
  };
}
