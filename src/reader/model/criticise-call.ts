/** The third call: a draft to edits of it, by path. */
import type { Step } from "./ask.ts";
import { DRAFT_INSTRUCTIONS, type DraftAnswer } from "./draft-call.ts";
import { jsonIn } from "./json.ts";
import { list, oneOf, readObject, schemaOf, text, type Read } from "./fields.ts";
import { asData } from "./parts.ts";

const EDIT = { path: text, change: oneOf("set", "drop", "add"), value: text, because: text };
export type Edit = Read<typeof EDIT> & { raw?: unknown };
const SCHEMA = schemaOf({ edits: list(EDIT) });

/** The eight questions by which a draft is criticised against its text. */
export const CRITIC_QUESTIONS: readonly string[] = [
  "Can each party itself sign or refuse what is at issue? A mediator, host, guarantor, court, outlet or expert is no party; a parliament or another holder of a veto outside the talks belongs to others, with a ratification.",
  "Who is missing: a side that refuses, a side that must sign, somebody who must agree later?",
  "Is one deal split into two issues or into its terms, or are two matters that can be settled apart lumped into one?",
  "Does the first option of each issue say what stands today, and do the others say what the text offers, asks for or forecasts, in order? Is only a settlement without any term unspecified?",
  "Does the option of each question say exactly what its quote says, with the same sign, still open at the date of the text, and does its date stand in the sentence of its quote? If not, the question is not expressible, or has no date. Does a question on a deal count every option that settles?",
  "Is anything signed, in force or done that the text only proposes, refuses, imagines, plans or forecasts? Is an accord made of a memorandum, declaration or draft that nobody has signed?",
  "Does each need belong to its holder, with the right sign, and is it met by what would meet it, never by what the holder fears or rates low?",
  "Does each quote carry what it is given for and no more, and does the text hold a firm rule, a driver, a need or a question that the draft lacks?",
];

const numbered = (lines: readonly string[]): string => lines.map((line, n) => `${n + 1}. ${line}`).join("\n");

const QUESTIONS = `You are given a text, a draft of a bargaining model of it, and what a program says about the draft. Criticise the draft against the text by these eight questions:
${numbered(CRITIC_QUESTIONS)}

Answer with edits, and with no edit where the draft is right:
- path: a list and an id, then a field: "questions.treaty_by_2027.option", "issues.filling.options.treaty.text"; a part: "parties.norvia"; a list, to add to it: "needs", "issues.filling.options".
- change: set (a field to a value), drop (a part or a field), add (a part to a list).
- value: the new words; for anything but words (a list, or a part that is added, in the shape that it has in the draft) its JSON, as a string.
- because: one sentence, with the words of the text.
New parts carry quotes that are copied letter by letter from the text. Give no numbers of your own.`;

export const CRITICISE_INSTRUCTIONS = `${QUESTIONS}

Answer with one JSON object of this JSON Schema and with nothing else:
${JSON.stringify(SCHEMA)}

The draft was made by these instructions:
${DRAFT_INSTRUCTIONS}`;

/** @param remarks what the program says of the draft, a sentence each: rejected quotes, messages of the check, gains */
export const criticiseStep = (
  material: string,
  asOf: string | null,
  draft: DraftAnswer,
  remarks: readonly string[],
): Step => ({
  name: "criticise",
  messages: [
    { role: "system", content: CRITICISE_INSTRUCTIONS },
    {
      role: "user",
      content: `Date of the text: ${asOf ?? "unknown"}.\n${asData(material)}\n\nThe draft:\n${JSON.stringify(draft)}\n\nWhat the program says about it:\n${remarks.length === 0 ? "nothing" : remarks.map((remark) => `- ${remark}`).join("\n")}`,
    },
  ],
  schema: SCHEMA,
});

/** @returns null where the text of an answer holds no list of edits */
export function parseEdits(answer: string): { edits: Edit[]; cut: boolean } | null {
  const found = jsonIn(answer, (value) =>
    Array.isArray(value)
      ? value.every((entry) => typeof entry === "object" && entry !== null)
      : Array.isArray(Object.entries(value as object).find(([name]) => /^edits$/i.test(name))?.[1]),
  );
  if (!found) return null;
  const entries = Array.isArray(found.value)
    ? (found.value as unknown[])
    : (Object.entries(found.value as object).find(([name]) => /^edits$/i.test(name))![1] as unknown[]);
  const edits = entries.flatMap((entry) => {
    const edit = readObject(EDIT, entry);
    // The value may be longer than words are, or no string at all.
    const raw = Object.entries((entry ?? {}) as object).find(([name]) => /^value$/i.test(name))?.[1] as unknown;
    return edit?.path !== undefined && edit.change !== undefined ? [{ ...edit, raw }] : [];
  });
  return { edits, cut: found.cut };
}
