/** The worker that sees a full run through: it gives blocks to the crew, merges them in order, and finds. */
import { drawsOf, type Columns, type Model, type Result } from "../../engine/index.ts";
import { runOver } from "../../runners/run-on.ts";
import type { Carrier } from "../../runners/executor.ts";
import type { Progress } from "../../runners/collect.ts";
import type { Hand } from "../../runners/worker-client.ts";
import { modelOf } from "../../runners/model.ts";
import { byHands, handAt } from "../../runners/page/ports.ts";
import { EntenteError } from "../../errors.ts";
import type { RunAnswer, RunAsk } from "./messages.ts";
import { moved } from "./apply-overrides.ts";

/** Milliseconds between two words on progress. */
const OFTEN = 300;

export class Conductor {
  private hands: Hand[] = [];
  private stop: AbortController | null = null;
  private readonly clock: () => number;
  private readonly post: (answer: RunAnswer) => void;

  constructor(clock: () => number, post: (answer: RunAnswer) => void) {
    this.clock = clock;
    this.post = post;
  }

  take(ask: RunAsk, number: number): void {
    this.stop?.abort();
    this.stop = null;
    if (ask.ask === "crew") this.hands = ask.ports.map(handAt);
    if (ask.ask === "run") void this.run(ask, number);
  }

  private async run(ask: Extract<RunAsk, { ask: "run" }>, of: number): Promise<void> {
    const stop = new AbortController();
    this.stop = stop;
    const started = this.clock();
    try {
      const c = moved(ask.case, ask.moves);
      const settings = { ...ask.settings, set: ask.moves };
      const model = modelOf(c, settings);
      const tally = new Tally(model);
      const carrier = tally.over(byHands(this.hands, c, settings));
      let last = -Infinity;
      const tell = (progress: Progress): void => {
        if (this.clock() - last < OFTEN && progress.phase !== "findings") return;
        last = this.clock();
        this.post({ answer: "progress", of, progress: { ...progress, soFar: tally.shares() } });
      };
      const { result, worlds: blocks } = await runOver(
        model,
        carrier,
        { progress: tell, signal: stop.signal },
        null,
        () => (this.clock() - started) / 1000,
      );
      if (!stop.signal.aborted)
        this.post({
          answer: "done",
          of,
          whole: new TextEncoder().encode(JSON.stringify(result)),
          shown: Object.entries(shownOf(result)).map((member) => JSON.stringify(member)),
          worlds: drawsOf(blocks),
        });
    } catch (error) {
      if (stop.signal.aborted) return;
      this.post({
        answer: error instanceof EntenteError ? "unfit" : "failed",
        of,
        message: error instanceof Error ? error.message : String(error),
      });
    }
  }
}

/** What the page shows of a result: all but the numbers whose share in an answer is below noise. */
function shownOf(result: Result): Result {
  return {
    ...result,
    questions: Object.fromEntries(
      Object.entries(result.questions).map(([id, q]) => [
        id,
        q.sensitivity ? { ...q, sensitivity: q.sensitivity.filter((one) => !one.below_noise) } : q,
      ]),
    ),
  };
}

/** Yeses so far, by question, over the blocks that have come back, in whatever order. */
class Tally {
  private readonly model: Model;
  private readonly yes: number[];
  private futures = 0;

  constructor(model: Model) {
    this.model = model;
    this.yes = model.questions.map(() => 0);
  }

  over(carrier: Carrier): Carrier {
    return {
      ...carrier,
      work: async (kind, task) => {
        const done = await carrier.work(kind, task);
        if (kind === "block" && (done as Columns).kind === "worlds") this.add(done as Columns);
        return done;
      },
    };
  }

  private add(columns: Columns): void {
    const { questions, asOf, until, settings } = this.model;
    const months = until - asOf;
    this.futures += columns.kept * settings.paths;
    for (let w = 0; w < columns.kept; w++)
      questions.forEach(({ by }, q) => {
        this.yes[q] += columns.hits[(w * questions.length + q) * months + by - asOf - 1];
      });
  }

  shares(): { [id: string]: number } {
    return this.futures === 0
      ? {}
      : Object.fromEntries(this.model.case.questions.map(({ id }, q) => [id, this.yes[q] / this.futures]));
  }
}
