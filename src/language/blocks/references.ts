/** Reference classes: how often comparable disputes had the outcome that a question asks about. */
import { Block, join, numberAt, ownedBy, type Member } from "./block.ts";
import type { Blend, Case, Owner, ParameterIndex, Question, ReferenceClass } from "../case.ts";
import { AMOUNT, POSITIVE, SHARE } from "./fields.ts";
import { readLibraryClass } from "./library-class.ts";
import type { Names, Reading } from "./reading.ts";
import { nearest, suggestion } from "../text/nearest.ts";
import { BLEND, REFERENCE, THEN, WITHIN } from "./shapes.ts";

const OWNER: Owner = { kind: "lens", lens: "reference" };

const FORMS = "a class says how often: `events` in `years`, `per_year`, or `within: {share: ..., years: ...}`";

export function readReferences(reading: Reading, members: readonly Member[], questions: Question[]): ReferenceClass[] {
  const names: Names = new Map(questions.map(({ id }, at) => [id, at]));
  const references = members.flatMap((member) => {
    const { value } = member;
    const ofLibrary = value.kind === "mapping" && value.entries.some(({ key }) => key === "class");
    return ofLibrary ? readLibraryClass(reading, member, names, questions) : readOwnClass(reading, member, names);
  });
  checkLeads(reading, members, references, questions);
  return references;
}

/** A class whose figures the case states itself. */
function readOwnClass(reading: Reading, member: Member, questions: Names): ReferenceClass[] {
  const { key: id, keySpan, value, path } = member;
  const block = Block.of(reading, value, keySpan, path, REFERENCE, ownedBy(member, OWNER));
  if (!block) return [];
  const rate = rateOf(reading, block, keySpan);
  const then = thenOf(reading, block);
  const listed = block.list("answers", "question", questions).map(({ index }) => index);
  return rate === null
    ? []
    : [
        {
          id,
          name: block.text("name") ?? id,
          counts: block.text("counts") ?? "",
          caveat: block.text("caveat"),
          questions: listed,
          rate,
          then,
          lead: block.flag("lead", false),
          later: null,
          citations: block.cover ?? [],
        },
      ];
}

/** At most one class leads for a question. */
function checkLeads(
  reading: Reading,
  members: readonly Member[],
  references: readonly ReferenceClass[],
  questions: readonly Question[],
): void {
  questions.forEach(({ id }, q) => {
    const [first, second] = references.filter((one) => one.lead && one.questions.includes(q));
    if (!second) return;
    const member = members.find(({ key }) => key === second.id)!;
    reading.error(
      "repeated",
      `two classes lead for '${id}', '${first.id}' and '${second.id}'; keep \`lead: true\` at one`,
      join(member.path, "lead"),
      member.keySpan,
    );
  });
}

function rateOf(
  reading: Reading,
  block: Block,
  keySpan: { start: number; end: number },
): ReferenceClass["rate"] | null {
  const shape = ["events", "years", "per_year", "within"].filter((key) => block.has(key)).join(" ");
  if (shape === "events years") {
    return {
      kind: "events",
      events: exact(reading, block, "events", true),
      years: exact(reading, block, "years", false),
    };
  }
  if (shape === "per_year") return { kind: "per_year", share: block.number("per_year", SHARE) };
  if (shape === "within") {
    const within = block.block("within", WITHIN);
    return (
      within && { kind: "within", share: within.number("share", SHARE), years: exact(reading, within, "years", false) }
    );
  }
  reading.error("bad-constraint", FORMS, block.path, keySpan);
  return null;
}

/** A counted number: exact, and an integer where it counts events. */
function exact(reading: Reading, block: Block, key: string, whole: boolean): ParameterIndex {
  const p = block.number(key, whole ? AMOUNT : POSITIVE);
  const quantity = reading.parameters[p]?.quantity;
  const entry = block.entries.get(key);
  if (quantity && entry && (quantity.kind !== "exact" || (whole && !Number.isInteger(quantity.value)))) {
    reading.error(
      "bad-quantity",
      `${key} is counted: write ${whole ? "a whole number" : "an exact number"}`,
      join(block.path, key),
      entry.value.span,
    );
  }
  return p;
}

function thenOf(reading: Reading, block: Block): ReferenceClass["then"] {
  return block.ids("then", "a block such as {ratified: {yes: 328, of: 405}}").map((member) => {
    const { key: id, keySpan, value, path } = member;
    const counted = value.kind === "mapping" && value.entries.some(({ key }) => key === "yes" || key === "of");
    const inner = counted ? Block.of(reading, value, keySpan, path, THEN, member) : null;
    if (!inner)
      return { id, name: id.replaceAll("_", " "), share: numberAt(reading, member, path, SHARE, member), of: null };
    const [yes, of] = [exact(reading, inner, "yes", true), exact(reading, inner, "of", true)];
    const written = (p: number): number | null => {
      const q = reading.parameters[p]?.quantity;
      return q?.kind === "exact" ? q.value : null;
    };
    const [counts, all] = [written(yes), written(of)];
    if (counts !== null && all !== null && counts > all)
      reading.error("out-of-range", `${counts} of ${all} is more than all`, path, keySpan);
    return { id, name: id.replaceAll("_", " "), share: yes, of };
  });
}

/** Weights by question: of the simulation's odds (`inside`) and of classes for the question. */
export function readBlends(
  reading: Reading,
  members: readonly Member[],
  { questions, references }: Pick<Case, "questions" | "references">,
): Blend[] {
  return members.flatMap((whole) => {
    const { key: id, keySpan, value, path } = whole;
    const question = questions.findIndex((one) => one.id === id);
    if (question < 0) {
      const near = nearest(
        id,
        questions.map((one) => one.id),
      );
      reading.error("unknown-name", `unknown question '${id}'${suggestion(near)}`, path, keySpan, near);
      return [];
    }
    const block = Block.of(reading, value, keySpan, path, BLEND, ownedBy(whole, OWNER));
    if (!block) return [];
    const known = references.filter((one) => one.questions.includes(question)).map((one) => one.id);
    const parts = block.members("weights", "a block such as {inside: 2, old_claims: 1}").flatMap((member) => {
      if (member.key !== "inside" && !known.includes(member.key)) {
        const near = nearest(member.key, ["inside", ...known]);
        reading.error(
          "unknown-name",
          `no reference class '${member.key}' covers '${id}'${suggestion(near)}`,
          member.path,
          member.keySpan,
          near,
        );
        return [];
      }
      const weight = numberAt(reading, member, member.path, POSITIVE, member);
      if (reading.parameters[weight] && reading.parameters[weight].quantity.kind !== "exact")
        reading.error("bad-quantity", "a weight is stated: write an exact number", member.path, member.value.span);
      return [
        { reference: member.key === "inside" ? null : references.findIndex((one) => one.id === member.key), weight },
      ];
    });
    return [{ question, parts, citations: block.cover ?? [] }];
  });
}
