/** Tasks that must not wait for a run: checking and editing the case's text, previews, and deals at the medians. */
import { heldToday } from "../../analyses/held-today.ts";
import { shownToday } from "../../analyses/today-shown.ts";
import { gainsInWorld, gainsTodayOf } from "../../analyses/today.ts";
import { firstWorlds } from "../../engine/findings/acceptance/index.ts";
import { deals, type Model } from "../../engine/index.ts";
import {
  addPart,
  movePart,
  partsIn,
  removePart,
  renamePart,
  check,
  cite,
  edit,
  fill,
  takeSuggestions,
  type Beside,
  type Case,
} from "../../language/index.ts";
import { baseRatesOf } from "../../lenses/reference/base-rates.ts";
import { modelOf, type Handlers } from "../../runners/index.ts";
import { applyOverrides } from "./apply-overrides.ts";
import { analystsShown } from "./views.ts";
import type { CheckAnswer, Files, InteractiveTasks, PartAnswer, PartEdit, Preview } from "./messages.ts";
import { PreviewSampler, previewSettings, type PreviewComparison } from "./preview.ts";
import { shownText } from "./shown-text.ts";
import { suggestedCase } from "./suggested-case.ts";

type Task<N extends keyof InteractiveTasks> = InteractiveTasks[N]["task"];

/** Milliseconds of preparing previews before other tasks have a turn. */
const SLICE_MS = 12;
/** Worlds that are prepared before previews are rehearsed, and how often: this warms up the JIT. */
const REHEARSAL_WORLDS = 24;
const REHEARSALS = 4;

/** Gains that are computed for the shares of worlds in which packages are accepted. */
const MAX_GAINS_TODAY = 100_000;
const [MIN_WORLDS_TODAY, MAX_WORLDS_TODAY] = [20, 200];

/** As many worlds as a moved number may cost; the same for the same case. */
function todayWorlds(model: Model): number {
  const most = Math.floor(MAX_GAINS_TODAY / Math.max(1, gainsInWorld(model)));
  return Math.max(MIN_WORLDS_TODAY, Math.min(MAX_WORLDS_TODAY, most));
}

/** @param clock milliseconds. @param later runs a function in a task of its own. */
export function interactiveHandlers(
  clock: () => number,
  later: (turn: () => void) => void,
): Handlers<InteractiveTasks> {
  const worker = new InteractiveWorker(clock, later);
  return {
    check: (task) => worker.check(task),
    take: ({ case: c }) => worker.take(c),
    edit: ({ text, overrides, reasons }) => edit(text, overrides, reasons),
    cite: ({ text, path, source, quote }) => cite(text, path, source, quote),
    fill: ({ text, path, written, judgment }) => fill(text, path, written, judgment),
    suggestions: ({ text }) => ({ text: takeSuggestions(text, "taken in the studio").text }),
    baseRates: ({ path, asOf }) => baseRatesOf(path, asOf),
    parts: ({ text }) => partsIn(text),
    part: ({ text, files, asked }) => edited(text, files, asked),
    prepare: (task) => worker.prepare(task),
    preview: (task) => worker.preview(task),
    deals: (task) => worker.deals(task),
    analysts: ({ case: c, files }) => analystsShown(c, files),
  };
}

function edited(text: string, files: Files, asked: PartEdit): PartAnswer {
  const beside = (name: string): Beside => (Object.hasOwn(files, name) ? files[name]! : { problem: "absent" });
  switch (asked.do) {
    case "add":
      return addPart(text, asked.part, beside, asked.yields);
    case "rename":
      return renamePart(text, asked.path, asked.name);
    case "move":
      return movePart(text, asked.path, asked.by);
    case "remove":
      return removePart(text, asked.path, beside);
  }
}

class InteractiveWorker {
  private case: Case | null = null;
  private sampler: PreviewSampler | null = null;
  private comparison: PreviewComparison | null = null;
  private readonly clock: () => number;
  private readonly later: (turn: () => void) => void;

  constructor(clock: () => number, later: (turn: () => void) => void) {
    this.clock = clock;
    this.later = later;
  }

  check({ id, text, files, hash }: Task<"check">): CheckAnswer {
    const wanted = new Set<string>();
    const read = (path: string): Beside => {
      const file = Object.hasOwn(files, path) ? files[path] : null;
      if (!file) wanted.add(path);
      return file ?? { problem: "absent" };
    };
    const shown = shownText(check({ id, file: "case.yaml", text, hash }, read));
    this.take(shown.case ?? (shown.draft && suggestedCase(shown.draft)));
    return { ...shown, wanted: [...wanted] };
  }

  /** The case that later tasks are about. */
  take(c: Case | null): null {
    this.case = c;
    this.sampler = null;
    this.comparison = null;
    return null;
  }

  /** Prepares previews in slices, for as long as no other run or case is taken. */
  prepare({ run, overrides, settings }: Task<"prepare">): null {
    if (!this.case || run.worlds.length === 0) return null;
    const c = applyOverrides(this.case, overrides);
    const sampler = new PreviewSampler(c, settings, run);
    this.sampler = sampler;
    this.comparison = null;
    let rehearsed = 0;
    const turn = (): void => {
      if (this.sampler !== sampler) return;
      const until = this.clock() + SLICE_MS;
      let more = true;
      if (rehearsed < REHEARSALS && sampler.prepared >= Math.min(REHEARSAL_WORLDS, run.worlds.length)) {
        rehearsed++;
        sampler.compare(c, settings).go(this.clock, until);
      } else
        while (more && this.clock() < until && (rehearsed === REHEARSALS || sampler.prepared < REHEARSAL_WORLDS))
          more = sampler.prepareOne();
      if (more || rehearsed < REHEARSALS) this.later(turn);
    };
    this.later(turn);
    return null;
  }

  preview({ overrides, settings, budget, more }: Task<"preview">): Preview | null {
    if (!this.case || !this.sampler) return null;
    const until = this.clock() + budget;
    if (!more || !this.comparison)
      this.comparison = this.sampler.compare(applyOverrides(this.case, overrides), settings);
    return this.comparison.go(this.clock, until);
  }

  deals({ overrides, settings }: Task<"deals">): InteractiveTasks["deals"]["answer"] {
    if (!this.case) return null;
    const model = modelOf(applyOverrides(this.case, overrides), previewSettings(settings));
    const worlds = firstWorlds(model, todayWorlds(model));
    const gains = gainsTodayOf(model, worlds);
    return { deals: deals(model), today: shownToday(gains), held: heldToday(model, gains, worlds) };
  }
}
