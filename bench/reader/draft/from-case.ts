/** A case folder, as `entente read -o DIR` writes it, as a draft to be scored. Quotes are looked up in the article. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Span } from "../../../src/reader/reading.ts";
import { placesOf } from "../spans.ts";
import type { DraftView, OptionView, PairView } from "./view.ts";

type Block = Record<string, any>;
const entries = (block: unknown): [string, Block][] =>
  block !== null && typeof block === "object" && !Array.isArray(block)
    ? Object.entries(block as Block).map(([id, value]) => [id, (value ?? {}) as Block])
    : [];
const exact = (date: unknown): string | null =>
  date === undefined || date === null || String(date).startsWith("?") ? null : String(date);

/** Null where the folder holds no case: then no draft was written. */
export function viewOfCase(folder: string, text: string): DraftView | null {
  const file = join(folder, "case.yaml");
  return existsSync(file) ? viewOfYaml(readFileSync(file, "utf8"), text) : null;
}

export function viewOfYaml(yaml: string, text: string): DraftView {
  const written = parse(yaml, { schema: "failsafe" }) as Block;
  const spans = (block: unknown): Span[] =>
    block !== null && typeof block === "object" && Array.isArray((block as Block).because)
      ? ((block as Block).because as Block[]).flatMap((ground) =>
          Object.entries(ground).flatMap(([source, quote]) =>
            source === "judgment" ? [] : placesOf(text, String(quote)),
          ),
        )
      : [];
  const issues = entries(written.issues).filter(([, issue]) => issue.procedure === undefined);
  const standing = (id: string, options: readonly OptionView[]): string =>
    String(written.standing?.[id] ?? options[0]?.id ?? "");
  const at: Set<string> = new Set(entries(written.tables).flatMap(([, table]) => (table.parties ?? []).map(String)));
  const actors = entries(written.actors);
  const named = (id: string): string => String(written.actors?.[id]?.name ?? id.replace(/_/g, " "));
  const questions = entries(written.questions);
  const accords = entries(written.accords);
  const events = entries(written.events);
  const dated = (where: string, date: unknown): { where: string; date: string }[] =>
    exact(date) === null ? [] : [{ where, date: exact(date)! }];
  return {
    negotiation: true,
    parties: actors
      .filter(([id]) => (at.size > 0 ? at.has(id) : true))
      .map(([id]) => ({ name: named(id), names: [named(id)] })),
    issues: issues.map(([id, issue]) => {
      const options = entries(issue.options).map(([option, value]) => optionView(option, value, text));
      return { id, name: String(issue.name ?? id), spans: spans(issue), options, standing: standing(id, options) };
    }),
    questions: questions.map(([, question]) => ({
      ask: String(question.ask ?? ""),
      spans: spans(question),
      yes: pairsOf(question.when),
      listedOnly: false,
      polarity: null,
      by: exact(question.by),
    })),
    needs: actors.flatMap(([id, actor]) =>
      entries(actor.needs).map(([, need]) => ({
        holder: named(id),
        spans: spans(need),
        metBy: entries(need.met_by).flatMap(([issue, options]) =>
          Object.keys(options).map((option) => ({ issue, option })),
        ),
      })),
    ),
    drivers: entries(written.drivers).map(([, driver]) => ({ spans: spans(driver) })),
    constraints: [
      ...(Array.isArray(written.constraints) ? written.constraints : []).map((rule: Block) => ({ spans: spans(rule) })),
      ...entries(written.issues)
        .filter(([, issue]) => issue.procedure !== undefined)
        .map(([, issue]) => ({ spans: spans(issue) })),
    ],
    accords: accords.map(([id, accord]) => ({
      name: String(accord.text ?? id),
      spans: [...spans(accord), ...(accord.text === undefined ? [] : placesOf(text, String(accord.text)))],
      parties: (accord.parties ?? []).map((party: unknown) => named(String(party))),
    })),
    events: events.map(([, event]) => ({ spans: spans(event) })),
    record: written.record === undefined ? [] : [{ spans: spans(written.record) }],
    dates: [
      ...accords.flatMap(([id, { date }]) => dated(`accords.${id}`, date)),
      ...events.flatMap(([id, { date }]) => dated(`events.${id}`, date)),
      ...questions.flatMap(([id, { by }]) => dated(`questions.${id}`, by)),
      ...dated("record", written.record?.since),
    ],
  };
}

/** An option says that its terms are not given in words, for a case has no key for it. */
const WITHOUT_TERMS = /\b(?:terms|content)\b.*\b(?:not|open|unknown)\b|\bunspecified\b/i;

function optionView(id: string, value: unknown, text: string): OptionView {
  const words = String(typeof value === "string" ? value : ((value as Block).text ?? id));
  return { id, text: words, unspecified: WITHOUT_TERMS.test(words), spans: placesOf(text, words) };
}

/** Options of a condition, of which any or all count; null where it names none. */
function pairsOf(when: unknown): PairView[] | null {
  if (when === null || typeof when !== "object") return null;
  const pairs = Object.entries(when as Block).flatMap(([issue, options]): PairView[] => {
    if (issue === "any" || issue === "all") return (options as unknown[]).flatMap((one) => pairsOf(one) ?? []);
    if (issue === "drivers" || issue === "tables") return [];
    if (issue === "not") return (pairsOf(options) ?? []).map((pair) => ({ issue: pair.issue, option: null }));
    return [options].flat().map((option) => ({ issue, option: String(option) }));
  });
  return pairs.length === 0 ? null : pairs;
}
