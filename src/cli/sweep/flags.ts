/** Flags that several commands of a sweep read. */
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { EntenteError } from "../../errors.ts";
import { isFolder } from "../../files/named-file.ts";
import { shownPath } from "../../files/put.ts";
import { hasChunks, plannedStore } from "../../files/sweep/plan-folder.ts";
import { openPool, type Pool } from "../../runners/node/index.ts";
import type { Given } from "../arguments.ts";
import { complain, typed } from "../terminal.ts";
import { OpenPlan } from "./open-plan.ts";

const MAX_THREADS = 512;

export const textFlag = (given: Given, name: string): string | null => {
  const text = given.flags[name];
  return typeof text === "string" ? text : null;
};

/** A whole number of a flag, null where it is not given. @throws EntenteError `wrong-usage` */
export function wholeFlag(given: Given, name: string, min: number, max: number): number | null {
  const text = textFlag(given, name);
  if (text === null) return null;
  const value = /^\d[\d_]*$/.test(text) ? Number(text.replaceAll("_", "")) : NaN;
  if (value >= min && value <= max) return value;
  throw new EntenteError("wrong-usage", `--${name} takes a whole number from ${min} to ${max}, not '${text}'`);
}

/** A number above 0 of a flag, null where it is not given. @throws EntenteError `wrong-usage` */
export function positiveFlag(given: Given, name: string): number | null {
  const text = textFlag(given, name);
  if (text === null) return null;
  const value = /^(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : NaN;
  if (value > 0) return value;
  throw new EntenteError("wrong-usage", `--${name} takes a number above 0, not '${text}'`);
}

/** Threads of `--threads`, all cores where it is not given. */
export const threadsOf = (given: Given): number =>
  wholeFlag(given, "threads", 1, MAX_THREADS) ?? availableParallelism();

/** Threads to play on; null where one is asked for, which is then this one. */
export const poolOf = (threads: number): Pool | null => (threads === 1 ? null : openPool({ workers: threads }));

/** The plan that a command names, on the store that it names. @throws EntenteError `wrong-input` where either is not there */
export function openPlan(given: Given): OpenPlan {
  const store = storeThere(given);
  const open = new OpenPlan(given.positionals[0], store, complain);
  const planned = plannedStore(open.folder);
  if (store === null && planned !== null && !isSamePlace(planned, open.storeFolder))
    complain(`this plan was made with --store ${typed(planned)}; without --store no chunk there is seen`);
  if (!isSamePlace(open.folder, open.storeFolder) && hasChunks(open.folder))
    complain(
      `chunks lie in ${typed(shownPath(open.folder))} too, and with --store ${typed(shownPath(open.storeFolder))} they are not seen`,
    );
  return open;
}

/** The folder of `--store`, null where it is not given. @throws EntenteError `wrong-input` where it is not there: a typing error would play a sweep again */
export function storeThere(given: Given): string | null {
  const store = textFlag(given, "store");
  if (store === null || isFolder(store)) return store;
  throw new EntenteError(
    "wrong-input",
    `there is no folder '${store}' for --store: is its name right, and its disk there? \`sweep plan --store DIR\` makes a new one`,
  );
}

const isSamePlace = (a: string, b: string): boolean => resolve(a) === resolve(b);

/** A plan and its store, as they are typed after a command. */
export const typedPlan = (folder: string, store: string | null): string =>
  `${typed(shownPath(folder))}${store === null || isSamePlace(folder, store) ? "" : ` --store ${typed(shownPath(store))}`}`;
