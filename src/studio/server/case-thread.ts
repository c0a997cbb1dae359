/** The thread of the studio's server that opens and saves cases: reading and checking one takes longer than a request may wait. */
import { startThread } from "../../runners/node/threads.ts";
import type { WorkerClient } from "../../runners/worker-client.ts";
import type { Folder } from "./folders.ts";
import type { OpenedCase, Save, Saved } from "./save.ts";

export type CaseTasks = {
  open: { task: Folder; answer: OpenedCase | { problem: string } };
  save: { task: { at: Folder; save: Save }; answer: Saved };
};

/** Cases by way of one thread, so that saves come one after the other. Its functions reject where the thread ends over a task; the next task starts another. */
export interface CaseThread {
  open(at: Folder): Promise<OpenedCase | { problem: string }>;
  save(at: Folder, save: Save): Promise<Saved>;
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
    close: async () => client?.close(),
  };
}
