/** What all calls of one server work on. */
import { Articles } from "./articles.ts";
import { FormsUnderWay } from "./forms-under-way.ts";
import { Root } from "./root.ts";
import { RunQueue } from "./runs/queue.ts";
import { RunStore } from "./runs/store.ts";

export interface ServerSettings {
  /** Folder that is read and written, and no other. */
  root: string;
  /** Lists no tool that writes; runs stay in memory. */
  readOnly: boolean;
  /** Lets numbers_ask take what the person said in the chat. */
  relay: boolean;
  /** Most worlds that a run keeps. */
  maxDraws: number;
  /** Threads of a run; undefined for all cores. */
  workers: number | undefined;
}

export class Desk {
  readonly root: Root;
  readonly articles = new Articles();
  readonly forms = new FormsUnderWay();

  readonly runs: RunStore;
  readonly queue: RunQueue;

  /** @param thread the bundled thread of runs */
  constructor(
    readonly settings: ServerSettings,
    readonly thread: URL = new URL("./mcp-run.js", import.meta.url),
  ) {
    this.root = new Root(settings.root);
    this.runs = new RunStore(this.root, settings.readOnly);
    this.queue = new RunQueue(this.runs, thread);
  }

  /** Ends what still runs. */
  close(): void {
    this.queue.close();
  }
}
