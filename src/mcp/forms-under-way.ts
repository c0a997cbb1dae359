/** Forms that were put and are not answered yet, with the time since. */
import { randomBytes } from "node:crypto";
import { ToolError } from "./errors.ts";

/** Forms by a key that comes back with their answer. */
export class FormsUnderWay {
  private readonly begun = new Map<string, { key: string; at: number }>();

  /** @returns what the client sends back with the answer */
  begin(key: string): string {
    const state = randomBytes(12).toString("hex");
    this.begun.set(state, { key, at: performance.now() });
    return state;
  }

  /** @returns seconds since the form was put. @throws ToolError `stale` where this server has put no such form */
  end(state: string | undefined, key: string): number {
    const form = this.begun.get(state ?? "");
    this.begun.delete(state ?? "");
    if (form?.key !== key)
      throw new ToolError("stale", "This is an answer to no form that is under way. Call numbers_ask again.");
    return (performance.now() - form.at) / 1000;
  }
}
