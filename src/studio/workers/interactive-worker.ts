/** The worker for what must not wait for a run: reading the case, edits of its text, first looks and deals at the medians. */
import { deals, type CentralDeals } from "../../engine/index.ts";
import { check, cite, edit, fill, type Beside, type Case } from "../../language/index.ts";
import { modelOf } from "../../runners/model.ts";
import { Looker, lookSettings, type Comparison } from "./preview.ts";
import type { Checked, DeskAnswers, DeskAsk, Look } from "./messages.ts";
import { moved } from "./apply-overrides.ts";
import { readingOf } from "./reading.ts";

/** Milliseconds between turns in which worlds are readied for the next look. */
const SLICE = 12;
/** Worlds readied before looks are rehearsed, and how often: what has been done a few times is done several times as quickly. */
const FEW = 24;
const REHEARSALS = 4;

export class Desk {
  private case: Case | null = null;
  private looker: Looker | null = null;
  private comparison: Comparison | null = null;
  private readonly clock: () => number;
  private readonly later: (turn: () => void) => void;

  constructor(clock: () => number, later: (turn: () => void) => void) {
    this.clock = clock;
    this.later = later;
  }

  answer(ask: DeskAsk): DeskAnswers[DeskAsk["ask"]] {
    switch (ask.ask) {
      case "check":
        return this.check(ask);
      case "take":
        return this.take(ask.case);
      case "edit":
        return edited(ask.text, ask.moves);
      case "cite":
        return cite(ask.text, ask.path, ask.source, ask.quote);
      case "fill":
        return fill(ask.text, ask.path, ask.written, ask.judgment);
      case "kept":
        return this.kept(ask);
      case "look":
        return this.look(ask);
      case "deals":
        return this.deals(ask);
    }
  }

  private check({ id, text, files, hash }: Extract<DeskAsk, { ask: "check" }>): Checked {
    const wanted = new Set<string>();
    const read = (path: string): Beside => {
      const file = Object.hasOwn(files, path) ? files[path] : null;
      if (!file) wanted.add(path);
      return file ?? { problem: "absent" };
    };
    const found = check({ id, file: "case.yaml", text, hash }, read);
    this.take(found.case);
    return { ...readingOf(found), wanted: [...wanted] };
  }

  /** The case that is asked about from now on. */
  private take(c: Case | null): null {
    this.case = c;
    this.looker = null;
    this.comparison = null;
    return null;
  }

  private kept({ worlds, result, moves, settings }: Extract<DeskAsk, { ask: "kept" }>): null {
    if (!this.case || worlds.length === 0) return null;
    const c = moved(this.case, moves);
    const looker = new Looker(c, settings, { worlds, ...result });
    this.looker = looker;
    this.comparison = null;
    let rehearsed = 0;
    const turn = (): void => {
      if (this.looker !== looker) return;
      const until = this.clock() + SLICE;
      let more = true;
      if (rehearsed < REHEARSALS && looker.readied >= Math.min(FEW, worlds.length)) {
        rehearsed++;
        looker.compare(c, settings).go(this.clock, until);
      } else
        while (more && this.clock() < until && (rehearsed === REHEARSALS || looker.readied < FEW))
          more = looker.ready();
      if (more || rehearsed < REHEARSALS) this.later(turn);
    };
    this.later(turn);
    return null;
  }

  private look({ moves, settings, budget, more }: Extract<DeskAsk, { ask: "look" }>): Look | null {
    if (!this.case || !this.looker) return null;
    const until = this.clock() + budget;
    if (!more || !this.comparison) this.comparison = this.looker.compare(moved(this.case, moves), settings);
    return this.comparison.go(this.clock, until);
  }

  private deals({ moves, settings }: Extract<DeskAsk, { ask: "deals" }>): CentralDeals | null {
    return this.case ? deals(modelOf(moved(this.case, moves), lookSettings(settings))) : null;
  }
}

function edited(text: string, moves: { [path: string]: string }): { text: string } | { problem: string } {
  let out = text;
  for (const [path, quantity] of Object.entries(moves)) {
    const done = edit(out, path, quantity);
    if ("problem" in done) return done;
    out = done.text;
  }
  return { text: out };
}
