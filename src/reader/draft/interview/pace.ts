/** How fast it can go: how often talks meet and end in a text, and how long whoever else must agree takes. */
import { UNSAID } from "../ranges.ts";
import { list } from "../../../wording/format.ts";
import { opensAfter } from "../opens-after.ts";
import { standingPart } from "../parts.ts";
import type { Proposals } from "../proposals.ts";
import type { Procedure } from "../proposed.ts";
import { inside, isSeveral } from "../question-words.ts";
import { stepOf, tablesOf, type Table } from "../tables.ts";
import { namesIn } from "../asked.ts";
import { byField, formOf, numbersNow, withNumbers } from "./asked-numbers.ts";
import { comingDate, firstMonthNote } from "./coming.ts";
import type { Field } from "./shape.ts";
import { faulty, quotesOf, type Kind, type Step } from "./step.ts";

/** @param table its id @param day from which the case looks ahead */
const talksAt = (table: string, day: string): readonly Field[] => [
  {
    is: "number",
    ask: "In how many meetings a year could they agree?",
    help: "Meetings with the power to sign, not calls and statements. Where a text lies on the table it is more than where nobody is in the room.",
    path: `tables.${table}.meetings_per_year`,
    suggestion: UNSAID.meetings,
    percent: false,
  },
  {
    is: "number",
    ask: "Where a text would suit everybody: how likely does one such meeting end in it?",
    help: "Not the share of past meetings that ended in a text: whether a text suits them is asked elsewhere. One in two to one in ten is usual.",
    path: `tables.${table}.concludes`,
    suggestion: UNSAID.concludes,
    percent: true,
  },
  {
    is: "months",
    ask: "Months in which they meet for certain: a summit, a round that is fixed",
    help: `Beside the meetings above. Months or days such as ${Number(day.slice(0, 4)) + 1}-10, with a comma between them. ${firstMonthNote(day)}`,
  },
];
const DATES_AT = 2;

const OF_PROCEDURE = ({ id, who }: Procedure, names: readonly string[]): Field[] => [
  {
    is: "number",
    ask: `How many months pass from the signature until ${inside(who, names)} ${isSeveral(who) ? "decide" : "decides"}?`,
    help: "Until the vote or the ruling, with the time that it takes to put it on the agenda.",
    path: `issues.${id}.procedure.months`,
    suggestion: UNSAID.months,
    percent: false,
  },
  {
    is: "number",
    ask: "How likely is the answer yes?",
    help: "Given that a text is signed and before them. Count the votes that it takes: two thirds are not a simple majority.",
    path: `issues.${id}.procedure.outcome.approved`,
    suggestion: UNSAID.approves,
    percent: true,
  },
];

export const PACE: Kind = {
  name: "pace",
  steps: (proposals) => {
    const draft = standingPart(proposals.proposed);
    if (draft.parties.length < 2 || draft.issues.length === 0) return [];
    const names = namesIn(proposals.proposed);
    const tables = tablesOf(draft);
    const talks = tables.map((table) => ofTable(proposals, table, tables.length > 1));
    const decided = draft.procedures.filter((one) => opensAfter(draft, one).length > 0);
    return [...talks, ...decided.map((one) => ofProcedure(proposals, one, names))];
  },
  answer: (proposals, rest, words) => {
    const draft = standingPart(proposals.proposed);
    const table = tablesOf(draft).find((one) => stepOf(one) === ["pace", ...rest].join("."));
    const procedure = table ? undefined : draft.procedures.find((one) => one.id === rest[0]);
    const fields = procedure ? OF_PROCEDURE(procedure, []) : talksAt(table!.id, proposals.as_of);
    const found = byField(words, fields);
    if ("problem" in found) return found;
    const after = withNumbers(proposals, fields, found.said);
    if (procedure) return after;
    const faults = "problem" in after ? [...(after.fields ?? [])] : [];
    const months: string[] = [];
    for (const one of (found.said.get(DATES_AT) ?? "").split(/,\s*/).filter((text) => text !== "")) {
      const coming = comingDate(one, proposals.as_of);
      const problem =
        "problem" in coming ? coming.problem : coming.date!.length < 7 ? `give the month too: ${one}-10` : null;
      if (problem !== null) faults.push({ field: DATES_AT, problem });
      else if ("date" in coming) months.push(coming.date!.slice(0, 7));
    }
    if ("problem" in after || faults.length > 0) return faulty(faults);
    return { ...after, meets_on: { ...after.meets_on, [table!.id]: [...new Set(months)].sort() } };
  },
};

/** @param several whether there are other tables, from which the question tells it apart */
function ofTable(proposals: Proposals, table: Table, several: boolean): Step {
  const fields = talksAt(table.id, proposals.as_of);
  const months = proposals.meets_on[table.id] ?? [];
  const who = several
    ? `${list(table.parties.map(({ name }) => name))}, on ${list(table.issues.map(({ name }) => `"${name}"`))}: how`
    : "How";
  return {
    id: stepOf(table),
    structure: false,
    ask: `${who} often do they meet over it, and does it end in a text?`,
    form: formOf(fields),
    help: "This is how fast a deal can come, once one would suit everybody.",
    now: [
      ...numbersNow(proposals, fields),
      ...(months.length > 0 ? [`${DATES_AT + 1}: ${months.join(", ")}`] : []),
    ].join("; "),
    shape: { is: "fields", fields },
    quotes: [],
  };
}

function ofProcedure(proposals: Proposals, procedure: Procedure, names: readonly string[]): Step {
  const fields = OF_PROCEDURE(procedure, names);
  return {
    id: `pace.${procedure.id}`,
    structure: false,
    ask: `${procedure.who}: how long until the decision, and how likely is a yes?`,
    form: formOf(fields),
    help: "A text that is signed waits for them. Before they have decided, nothing that needs them is approved.",
    now: numbersNow(proposals, fields).join("; "),
    shape: { is: "fields", fields },
    quotes: quotesOf([
      procedure,
      ...proposals.proposed.constraints.filter(({ rule, state }) => rule === "ratification" && state !== "dropped"),
    ]),
  };
}
