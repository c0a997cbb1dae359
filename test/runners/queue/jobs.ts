/** Plans and chunks that are names alone, and settings that notice a dead worker within a second or two. */
import type { Offered } from "../../../src/runners/queue/index.ts";

/** An id of a plan, 64 hexadecimal digits. */
export const plan = (n: number): string => String(n).padEnd(64, "f");
export const keys = (n: number): Offered[] => Array.from({ length: n }, (_, chunk) => ({ chunk, key: plan(chunk) }));
export const quick = { lockDuration: 1000, stalledInterval: 300 };
