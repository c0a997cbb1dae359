/** All files of a draft's folder, as text by file name. */
import { check, type Draft } from "../../language/index.ts";
import type { Document } from "../input/document.ts";
import { page, type Model } from "../page/index.ts";
import type { Reading } from "../reading.ts";
import { planOf, type About } from "./index.ts";
import type { Plan } from "./plan.ts";
import { write } from "./write.ts";

export interface Drafted {
  plan: Plan;
  unfilled: Draft["unfilled"];
  files: { [name: string]: string };
}

/**
 * A draft of a case, its text and its page. Quotes are looked up in the text once more, so that everything written
 * passes `check`.
 * @param how origin of the text and of the reading, a sentence each
 * @param model the language model's part, null without one
 */
export function draftCase(
  reading: Reading,
  document: Document,
  about: About,
  how: readonly string[],
  model: Model | null = null,
): Drafted | { problem: string } {
  const remark = reading.items.length === 0 ? reading.remarks[0] : undefined;
  if (remark) return { problem: remark.message.replace(/\.$/, "") };
  const plan = planOf(reading, about);
  if ("problem" in plan) return plan;
  const yaml = write(plan, reading, {
    title: document.title ?? "The article",
    author: document.author,
    publisher: document.publisher,
    date: document.date,
    url: document.url,
    file: "article.txt",
  });
  const { draft, messages } = check({ id: "draft", file: "case.yaml", text: yaml }, (path) =>
    path === "article.txt" ? { text: reading.text } : { problem: "absent" },
  );
  if (!draft)
    throw new Error(
      `the draft would not check: ${messages.find(({ severity }) => severity === "error")?.message ?? "it has nothing open"}`,
    );
  const shown = page({
    reading,
    plan,
    about: [...how],
    title: document.title ?? plan.title,
    unfilled: draft.unfilled,
    model,
  });
  return {
    plan,
    unfilled: draft.unfilled,
    files: {
      "case.yaml": yaml,
      "article.txt": reading.text,
      "reading.html": shown,
      "reading.json": `${JSON.stringify(toJson(reading), null, 1)}\n`,
    },
  };
}

/** Output of `--json`: entities and items with their offsets, then conflicts between statements. */
export function toJson({ entities, items, tensions, remarks, asOf }: Reading): object {
  return { as_of: asOf, entities, items, tensions, remarks };
}
