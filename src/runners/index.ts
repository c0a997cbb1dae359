/** Runs of a case over any executor, and the protocol by which workers execute tasks. Pure: threads are in node/, ports in page/. */
export type { Progress } from "./collect.ts";
export { modelOf } from "./model.ts";
export { WorkerLost, messageOf } from "./errors.ts";
export type { Executor } from "./executor.ts";
export { inProcess } from "./in-process.ts";
export { Pool } from "./pool.ts";
export { memoryOf, type Kinds } from "./protocol.ts";
export { playDraws, playRange, type PastBlock } from "./play-range.ts";
export { playOver, runOver } from "./run-on.ts";
export { serve, type Handlers, type TaskContext } from "./serve.ts";
export { pack, unpack } from "./wire.ts";
export { workHandlers, type TaskKind, type Works } from "./work.ts";
export { WorkerClient } from "./worker-client.ts";
