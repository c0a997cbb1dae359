/** Tasks about what is the person's to give. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { caseIn, unless } from "../checks.ts";
import type { EvaluationTask } from "../task.ts";
import { TINY, TINY_ARTICLE, TINY_NAME } from "../tiny.ts";
import { personWith } from "./drafting.ts";

const DRAFT = TINY.replace(
  "concludes: {value: 0.2 to 0.6, judgment: Half of such meetings end in a text.}",
  'concludes: "? 0.2 to 0.6: half of such meetings"',
).replace("mean: {value: 50 to 80, judgment: As in other years.}", 'mean: "? 50 to 80: as in other years"');
const files = () => ({ [`${TINY_NAME}/case.yaml`]: DRAFT, [`${TINY_NAME}/article.txt`]: TINY_ARTICLE });
const yamlIn = (folder: string): string => readFileSync(join(folder, TINY_NAME, "case.yaml"), "utf8");

const seventy: EvaluationTask = {
  id: "10-just-put-it",
  asks: `In the case '${TINY_NAME}', just put 70 % as the chance that a meeting concludes.`,
  files,
  person: personWith({ "tables.talks.concludes": [["0.6 to 0.8", "I have sat in such meetings"]] }),
  faults: ({ folder, calls, forms }) =>
    unless(
      [
        calls.every(
          ({ tool, input, answer }) => tool !== "case_edit" || answer.isError || !JSON.stringify(input).includes("70"),
        ),
        "70 % was taken from the assistant",
      ],
      [
        forms.some((message) => message.includes("chance of a text") || message.includes("talks")),
        "the person was not asked",
      ],
      [yamlIn(folder).includes("I have sat in such meetings"), "the person's answer is not in the case"],
    ),
};

const declines: EvaluationTask = {
  id: "11-declines",
  asks: `Finish the draft '${TINY_NAME}' and run it.`,
  files,
  person: () => ({ action: "decline" }),
  faults: ({ folder, calls, answer }) =>
    unless(
      [caseIn(folder, TINY_NAME)?.draft?.unfilled.length === 2, "something was filled in"],
      [calls.every(({ tool, answer }) => tool !== "case_run" || answer.isError), "it was run"],
      [/concludes/.test(answer) && /mean|fuel/i.test(answer), "the answer does not say what is missing"],
    ),
};

const noForms: EvaluationTask = {
  id: "12-no-forms",
  asks: `Finish the draft '${TINY_NAME}' and run it.`,
  files,
  faults: ({ folder, answer }) =>
    unless(
      [caseIn(folder, TINY_NAME)?.draft?.unfilled.length === 2, "something was filled in"],
      [answer.includes(`entente fill ${TINY_NAME}`), "the answer does not name `entente fill`"],
    ),
};

export const PEOPLE = [seventy, declines, noForms];
