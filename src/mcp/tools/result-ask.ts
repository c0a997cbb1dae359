/** `result_ask`: asks a finished run why. */
import * as z from "zod";
import { ToolError } from "../errors.ts";
import { believe } from "../topics/believe.ts";
import { TOPICS } from "../topics/index.ts";
import { args, detail, fitting, MAX_CHARACTERS, tool } from "../tool.ts";

const MAX_ROWS = 20;
const MAX_CITATIONS = 8;
const MAX_LINE_CHARACTERS = 500;

export const resultAsk = tool({
  name: "result_ask",
  title: "Ask a run why",
  does: "Asks a finished run why: about a question, driver, package, number or actor by id, the record, why_not, tipping or boxes of a question, deals, citations, or believe: what one would have to believe for the odds p of a question. rows hold the figures, citations the quotes behind them.",
  effect: "reads",
  idempotent: true,
  input: args({
    run: z.string().max(40),
    about: z.enum([...(Object.keys(TOPICS) as (keyof typeof TOPICS)[]), "believe"]),
    id: z.string().max(300).optional(),
    p: z.number().gt(0).lt(1).optional().describe("of believe: other odds"),
    from: z.int().min(1).default(1).describe("first row or citation"),
    detail,
  }),
  output: z.strictObject({
    about: z.string(),
    id: z.string().nullable(),
    lines: z.array(z.string()),
    rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
    citations: z.array(z.strictObject({ source: z.string().nullable(), quote: z.string(), kind: z.string() })),
    more: z.strictObject({ left: z.int(), next: z.int() }).nullable(),
  }),
  async run({ run, about, id, p, from, detail }, desk, { signal }) {
    const stored = desk.runs.get(run);
    const { result, whatIf } = stored;
    if ((about === "believe") !== (p !== undefined))
      throw new ToolError(
        "bad-arguments",
        'p belongs to about: "believe", which needs it: other odds of a question, above 0 and below 1.',
      );
    const topic = about === "believe" ? await believe(desk, stored, id, p!, signal) : TOPICS[about](result, id);
    const room = MAX_CHARACTERS[detail];
    const lines = fitting(topic.lines.map(cut), room * 0.4);
    const pages = topic.rows.length > 0 ? topic.rows : topic.citations;
    const rows = fitting(topic.rows.slice(from - 1), room * 0.35, MAX_ROWS);
    const quotes = topic.citations
      .slice(topic.rows.length > 0 ? 0 : from - 1)
      .map(({ source, quote, kind }) => ({ source, quote, kind }));
    const citations = fitting(quotes, room * (topic.rows.length > 0 ? 0.25 : 0.55), MAX_CITATIONS);
    const next = from + (topic.rows.length > 0 ? rows : citations).length;
    const left = pages.length - (next - 1);
    const unshown = topic.rows.length > 0 ? quotes.length - citations.length : 0;
    return {
      says: `${whatIf ? "what_if: true. " : ""}${left > 0 ? `${left} more with from: ${next}. ` : ""}${unshown > 0 ? `${unshown} more quotes with about: "citations". ` : ""}${topic.rows.length > 0 ? "Shares lie between 0 and 1; points are each actor's own." : ""}`.trim(),
      data: {
        about,
        id: id ?? null,
        lines,
        rows,
        citations,
        more: left > 0 ? { left, next } : null,
      },
    };
  },
});

const cut = (line: string): string => {
  const plain = line.replaceAll("\u00a0", " ");
  return plain.length <= MAX_LINE_CHARACTERS ? plain : `${plain.slice(0, MAX_LINE_CHARACTERS - 3)}...`;
};
