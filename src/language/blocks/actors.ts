/** Actors of a case: frictions, stakes, needs, and beliefs about other actors' numbers. */
import { Block, join, ownedBy, type Member } from "./block.ts";
import type { Actor, Belief, Need, Owner, Parameter, ParameterIndex, Turnover } from "../case.ts";
import { ANY, BY, NEED_LEVEL, PART, POINTS, POSITIVE, SHARE, type Field } from "./fields.ts";
import { governmentsOf, turnoverOf } from "./governments.ts";
import { nearest, suggestion } from "../text/nearest.ts";
import { shorten } from "../text/visible.ts";
import type { Reading } from "./reading.ts";
import { ACTOR, BELIEF, CODE, NEED, RAMP } from "./shapes.ts";
import type { Shared } from "./shared-numbers.ts";
import { optionNumbers, stakeOf } from "./stakes.ts";

/** Keys refused for an actor that is part of another: it sits at no table and has no stakes. */
const KEYS_OF_INDEPENDENT_ACTORS = [
  "friction",
  "residual",
  "points_per_bn",
  "stakes",
  "needs",
  "beliefs",
  "turnover",
  "governments",
];

export function readActors(reading: Reading, members: readonly Member[], shared: Shared): Actor[] {
  const read = members.map((member, i) => ({
    i,
    member,
    block: Block.of(
      reading,
      member.value,
      member.keySpan,
      member.path,
      ACTOR,
      ownedBy(member, { kind: "actor", actor: i, part: null }),
    ),
  }));
  const actors = read.map(({ i, member, block }) =>
    block ? actorOf(reading, block, member, i, shared) : empty(member.key),
  );
  for (const { i, block } of read) if (block) actors[i].beliefs = beliefsOf(reading, block, i);
  for (const { i, block } of read) if (block) actors[i].governments = governmentsOf(block);
  return actors;
}

const empty = (id: string): Actor => ({
  id,
  name: id,
  code: null,
  partOf: null,
  friction: -1,
  residual: -1,
  reliability: -1,
  pointsPerBn: null,
  stakes: [],
  needs: [],
  beliefs: [],
  turnover: null,
  governments: null,
});

function actorOf(reading: Reading, block: Block, { key: id, path }: Member, i: number, shared: Shared): Actor {
  const partOf = reading.partOf[i] ?? null;
  if (partOf !== null) {
    for (const key of KEYS_OF_INDEPENDENT_ACTORS) {
      const entry = block.entries.get(key);
      if (entry)
        reading.error(
          "part-of",
          `an actor that is part_of another has no ${key}; leave it out, or give it to '${[...reading.names.actors.keys()][partOf]}'`,
          join(path, key),
          entry.keySpan,
        );
    }
  }
  return {
    id,
    name: block.text("name") ?? id,
    code: codeOf(reading, block),
    partOf,
    friction: block.number("friction", POINTS, 0),
    residual:
      shared.residual && partOf === null && !block.has("residual")
        ? reading.add({ ...shared.residual, path: join(path, "residual"), owner: block.owner, shared: "residual" })
        : block.number("residual", POINTS, 0),
    reliability: block.number("reliability", SHARE, 1),
    pointsPerBn: block.numberIfGiven("points_per_bn", POSITIVE),
    stakes: block
      .members("stakes", "a block such as {issue: {weight: ..., values: ...}}")
      .flatMap((member) => stakeOf(reading, member, i)),
    needs: needsOf(reading, block, i),
    beliefs: [],
    turnover: mindOf(reading, block, partOf === null ? shared.turnover : null),
    governments: null,
  };
}

/**
 * Turnover of an actor's mind: by numbers of its own, else by the case's, drawn for it alone; null beside governments.
 */
function mindOf(reading: Reading, block: Block, shared: Shared["turnover"]): Turnover | null {
  const own = turnoverOf(block);
  if (own && block.has("governments"))
    reading.error(
      "bad-government",
      "an actor with governments changes its mind with them: leave turnover out, or give them a change with per_year",
      join(block.path, "turnover"),
      block.entries.get("turnover")!.keySpan,
    );
  if (own || !shared || block.has("governments")) return own;
  const copy = (pattern: Parameter, key: "per_year" | "persistence"): ParameterIndex =>
    reading.add({
      ...pattern,
      path: join(join(block.path, "turnover"), key),
      owner: block.owner,
      shared: `turnover.${key}`,
    });
  return { perYear: copy(shared.perYear, "per_year"), persistence: copy(shared.persistence, "persistence") };
}

function codeOf(reading: Reading, block: Block): string | null {
  const code = block.text("code");
  if (code === null || CODE.test(code)) return code;
  reading.error(
    "wrong-type",
    `'${shorten(code)}' is not an ISO 3166 alpha-3 code, such as JPN`,
    join(block.path, "code"),
    block.entries.get("code")!.value.span,
  );
  return null;
}

function needsOf(reading: Reading, block: Block, actor: number): Need[] {
  return block.ids("needs", "a block of needs").flatMap((member, n) => {
    const owner: Owner = { kind: "actor", actor, part: { kind: "need", need: n } };
    const need = Block.of(reading, member.value, member.keySpan, member.path, NEED, ownedBy(member, owner));
    if (!need) return [];
    return [
      {
        id: member.key,
        name: need.text("name") ?? member.key,
        weight: need.number("weight", POINTS),
        level: need.number("level", NEED_LEVEL, 0),
        sharpenedBy: need.members("sharpened_by", "a block such as {driver: {from: ..., to: ...}}").flatMap((ramp) => {
          const driver = reading.resolve("driver", ramp.key, reading.names.drivers, ramp.path, ramp.keySpan);
          const inner = Block.of(reading, ramp.value, ramp.keySpan, ramp.path, RAMP, ramp);
          if (!inner) return [];
          const [from, to, by] = [inner.number("from", ANY), inner.number("to", ANY), inner.number("by", BY, 1)];
          return driver < 0 ? [] : [{ driver, from, to, by }];
        }),
        metBy: need.members("met_by", "a block such as {issue: {option: part}}").flatMap((meets) => {
          const issue = reading.resolve("issue", meets.key, reading.names.issues, meets.path, meets.keySpan);
          return issue < 0 || !reading.options[issue]
            ? []
            : [{ issue, parts: optionNumbers(reading, meetsBlock(need), meets.key, issue, PART) }];
        }),
      },
    ];
  });
}

/** The block under `met_by`, whose members are one block of options an issue. */
function meetsBlock(need: Block): Block {
  const entry = need.entries.get("met_by")!;
  return Block.named(need.reading, entry.value, entry.keySpan, join(need.path, "met_by"), need, "a block")!;
}

/** Beliefs are read after all actors, since each may be about a number of any other actor. */
function beliefsOf(reading: Reading, block: Block, holder: number): Belief[] {
  const owner: Owner = { kind: "actor", actor: holder, part: { kind: "belief" } };
  return block.members("beliefs", "a block such as {actors.japan.friction: {value: ...}}").flatMap((member) => {
    const inner = Block.of(reading, member.value, member.keySpan, member.path, BELIEF, ownedBy(member, owner));
    if (!inner) return [];
    const about = aboutOf(reading, member, holder);
    const of = about === null ? ANY : reading.parameters[about].field;
    const field: Field = { ...ANY, share: of.share, ...(of.ownScale ? { ownScale: true } : {}) };
    const [value, bias] = [inner.numberIfGiven("value", field), inner.numberIfGiven("bias", field)];
    if ((value === null) === (bias === null)) {
      reading.error(
        "bad-belief",
        value === null
          ? "a belief has a value, or a bias that is added to the truth"
          : "a belief has a value or a bias, not both",
        member.path,
        member.keySpan,
      );
      return [];
    }
    return about === null ? [] : [{ holder, about, value, bias }];
  });
}

/**
 * Index of the number that a belief is about; null with a message unless it is another actor's stake, need or friction.
 */
function aboutOf(reading: Reading, { key, keySpan, path }: Member, holder: number): number | null {
  const parts = /^actors\.([^.]+)\.(stakes\.|needs\.|friction$)/.exec(key);
  const found = reading.byPath.get(key);
  if (!parts || !found) {
    const candidates = [...reading.byPath.keys()].filter(
      (known) => /^actors\.[^.]+\.(stakes\.|needs\.|friction$)/.test(known) && !known.includes(".beliefs."),
    );
    const near = nearest(key, candidates);
    const why = found ? "a belief is about another actor's stakes, needs or friction" : `unknown number '${key}'`;
    reading.error(
      found ? "bad-belief" : "unknown-path",
      `${why}${found ? "" : suggestion(near)}`,
      path,
      keySpan,
      found ? null : near,
    );
    return null;
  }
  if (reading.names.actors.get(parts[1]) === holder) {
    reading.error("bad-belief", "an actor holds beliefs about others; this number is its own", path, keySpan);
    return null;
  }
  return found[0] < 0 ? null : found[0];
}
