/** `quote_find`: whether words stand in a source, exactly where, and what comes nearest. */
import * as z from "zod";
import { sentencesOf } from "../../reader/index.ts";
import { openCase, sourceText } from "../cases.ts";
import { ToolError } from "../errors.ts";
import { findQuote, sentenceQuote } from "../quotes.ts";
import { args, caseName, tool } from "../tool.ts";

const MAX_ASKED_CHARACTERS = 120;

export const quoteFind = tool({
  name: "quote_find",
  title: "Find quotes",
  does: "Says whether words stand in an article or a case's source, exactly where, and what comes nearest. {from, to} copies sentences exactly.",
  effect: "reads",
  idempotent: true,
  input: args({
    article: z.string().max(40).optional(),
    case: caseName.optional(),
    source: z.string().max(80).optional(),
    quotes: z
      .array(z.union([z.string().min(1).max(600), z.strictObject({ from: z.int().min(1), to: z.int().min(1) })]))
      .min(1)
      .max(20),
  }),
  output: z.strictObject({
    found: z.array(
      z.strictObject({
        asked: z.string(),
        found: z.boolean(),
        quote: z.string().nullable(),
        start: z.int().nullable(),
        end: z.int().nullable(),
        sentence: z.int().nullable(),
        nearest: z.string().nullable(),
      }),
    ),
  }),
  async run({ article, case: name, source, quotes }, desk) {
    if ((article === undefined) === (name === undefined))
      throw new ToolError("bad-arguments", "quote_find takes an article or a case, one of the two.");
    const opened = article === undefined ? null : desk.articles.get(article);
    const text = opened?.document.text ?? sourceText(openCase(desk.root, name!), source).text;
    const sentences = opened?.sentences ?? sentencesOf(text);
    const found = quotes.map((asked) =>
      typeof asked === "string"
        ? {
            asked: asked.length > MAX_ASKED_CHARACTERS ? `${asked.slice(0, MAX_ASKED_CHARACTERS)}...` : asked,
            ...findQuote(asked, text, sentences),
          }
        : { asked: `sentences ${asked.from} to ${asked.to}`, ...sentenceQuote(asked, text, sentences) },
    );
    const there = found.filter((one) => one.found).length;
    return {
      says: `${there} of ${found.length} found.${there < found.length ? " For the others 'nearest' is what the text has; copy it, or leave the quote out." : ""}`,
      data: { found },
    };
  },
});
