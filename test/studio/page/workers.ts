/** Workers of a page that a test stands in for: what was posted to each, and a way to answer, to crash and to see it ended. */
import { vi } from "vitest";
import { PROTOCOL_FORMAT, type Reply, type Request } from "../../../src/runners/protocol.ts";

type TaskRequest = Extract<Request, { type: "task" }>;
type Role = "interactive" | "run" | "pool";
/** The kind of task that shows what a worker does; all others are interactive. */
const ROLES: { [kind: string]: Role } = { connect: "run", join: "pool" };

export class StandIn {
  readonly posted: Request[] = [];
  ended = false;
  onerror: ((event: { message: string; preventDefault(): void }) => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  postMessage(message: Request): void {
    this.posted.push(message);
  }
  terminate(): void {
    this.ended = true;
  }
  crash(message = "boom"): void {
    this.onerror!({ message, preventDefault: () => {} });
  }
  reply(reply: Reply): void {
    this.onmessage!({ data: { format: PROTOCOL_FORMAT, ...reply } });
  }
  /** Answers the task of a kind that it was given last. */
  answer(kind: string, answer: unknown): void {
    this.reply({ type: "answer", id: this.last(kind)!.id, answer });
  }
  get tasks(): TaskRequest[] {
    return this.posted.filter((message) => message.type === "task");
  }
  get role(): Role {
    return ROLES[this.tasks[0].kind] ?? "interactive";
  }
  /** The task of a kind that it was given last. */
  last(kind: string): (TaskRequest & { task: { [member: string]: unknown } }) | undefined {
    return this.tasks.findLast((task) => task.kind === kind) as ReturnType<StandIn["last"]>;
  }
}

/** All workers that were started, in order; a page of two processors. */
export function standIns(): { make: () => Worker; all: StandIn[]; of(role: Role): StandIn[] } {
  vi.stubGlobal("navigator", { hardwareConcurrency: 2 });
  const all: StandIn[] = [];
  const make = (): Worker => {
    const worker = new StandIn();
    all.push(worker);
    return worker as unknown as Worker;
  };
  return { make, all, of: (role) => all.filter((worker) => worker.role === role) };
}
