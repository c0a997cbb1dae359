/** The worker's side: runs each task that it is sent, and asks for the case of a task where it does not have it. */
import type { Model } from "../engine/index.ts";
import { modelOf } from "./model.ts";
import { crossing } from "./errors.ts";
import {
  PROTOCOL_FORMAT,
  checkRequest,
  memoryOf,
  type Kinds,
  type Reply,
  type Request,
  type Subject,
} from "./protocol.ts";

/** Context of a running task. */
export interface TaskContext<P> {
  /** The compiled case that the task names; null where it names none. */
  model: Model | null;
  /** Aborts when the task is cancelled; its answer is then not sent. */
  signal: AbortSignal;
  progress(progress: P): void;
}

/** Runs the tasks of each kind. An answer owns the memory of its typed arrays: that memory is handed over. */
export type Handlers<K extends Kinds> = {
  readonly [N in keyof K]: (
    task: K[N]["task"],
    context: TaskContext<K[N]["progress"]>,
  ) => K[N]["answer"] | Promise<K[N]["answer"]>;
};

type TaskRequest = Extract<Request, { type: "task" }>;

/** Compiled cases that a worker keeps: those of two runs whose tasks alternate. */
const MAX_MODELS = 2;

/**
 * @param post sends a message to the client and hands memory over.
 * @returns a function that takes each message from the client; it throws UnreadableMessage where one is not of this protocol.
 */
export function serve<K extends Kinds>(
  handlers: Handlers<K>,
  post: (reply: Reply & { format: number }, memory: ArrayBuffer[]) => void,
): (message: unknown) => void {
  const models = new Map<string, Model>();
  const running = new Map<number, AbortController>();
  /** Tasks that wait for their case, by its hash. */
  const waiting = new Map<string, TaskRequest[]>();
  const reply = (message: Reply, memory: ArrayBuffer[] = []): void =>
    post({ format: PROTOCOL_FORMAT, ...message }, memory);
  const fail = (id: number, error: unknown): void => reply({ type: "failed", id, ...crossing(error) });

  const run = async ({ id, kind, task }: TaskRequest, model: Model | null): Promise<void> => {
    const stop = new AbortController();
    running.set(id, stop);
    const progress = (told: unknown): void => {
      if (!stop.signal.aborted) reply({ type: "progress", id, progress: told });
    };
    try {
      if (!Object.hasOwn(handlers, kind)) throw new Error(`a worker was sent a task of unknown kind '${kind}'`);
      const answer = await handlers[kind](task, { model, signal: stop.signal, progress });
      if (!stop.signal.aborted) reply({ type: "answer", id, answer }, memoryOf(answer));
    } catch (error) {
      if (!stop.signal.aborted) fail(id, error);
    } finally {
      running.delete(id);
    }
  };

  const takeCase = ({ hash, case: c }: Extract<Request, { type: "case" }>): void => {
    const tasks = waiting.get(hash) ?? [];
    waiting.delete(hash);
    for (const request of tasks) {
      const name = nameOf(request.subject!);
      try {
        const model = models.get(name) ?? modelOf(c, request.subject!.settings);
        keep(models, name, model);
        void run(request, model);
      } catch (error) {
        fail(request.id, error);
      }
    }
  };

  return (message) => {
    const request = checkRequest(message);
    if (request.type === "case") return takeCase(request);
    if (request.type === "cancel") {
      running.get(request.id)?.abort();
      for (const [hash, tasks] of waiting) {
        const left = tasks.filter(({ id }) => id !== request.id);
        if (left.length > 0) waiting.set(hash, left);
        else waiting.delete(hash);
      }
      return;
    }
    const { subject } = request;
    if (subject === null) return void run(request, null);
    const model = models.get(nameOf(subject));
    if (model) {
      keep(models, nameOf(subject), model);
      return void run(request, model);
    }
    const tasks = waiting.get(subject.hash);
    if (tasks) return void tasks.push(request);
    waiting.set(subject.hash, [request]);
    reply({ type: "case-wanted", hash: subject.hash });
  };
}

const nameOf = ({ hash, settings }: Subject): string => `${hash} ${JSON.stringify(settings)}`;

/** Puts a model last in use, and drops the one that was used longest ago where there are too many. */
function keep(models: Map<string, Model>, name: string, model: Model): void {
  models.delete(name);
  models.set(name, model);
  for (const [oldest] of models) if (models.size > MAX_MODELS) models.delete(oldest);
}
