/** Actors of a case: frictions, stakes, needs, and beliefs about other actors' numbers. */
import { Block, join, numberAt, ownedBy, wordOf, type Member } from "./block.ts";
import type { Actor, Belief, Market, Need, Owner, Parameter, ParameterIndex, Span, Stake, Turnover } from "../case.ts";
import { AMOUNT, ANY, BY, PART, POSITIVE, SHARE, VALUE, type Field } from "./fields.ts";
import { governmentsOf, turnoverOf } from "./governments.ts";
import { nearest, suggestion } from "../text/nearest.ts";
import { shorten } from "./quantity.ts";
import type { Reading } from "./reading.ts";
import { ACTOR, BELIEF, CODE, NEED, RAMP, STAKE } from "./shapes.ts";

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

/** Numbers that a case states once for every actor without its own; null where it states none. */
export interface Shared {
  residual: Parameter | null;
  turnover: { perYear: Parameter; persistence: Parameter } | null;
}

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
    friction: block.number("friction", AMOUNT, 0),
    residual:
      shared.residual && partOf === null && !block.has("residual")
        ? reading.add({ ...shared.residual, path: join(path, "residual"), owner: block.owner, shared: "residual" })
        : block.number("residual", AMOUNT, 0),
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

function stakeOf(reading: Reading, { key, keySpan, value, path, cover }: Member, actor: number): Stake[] {
  const issue = reading.resolve("issue", key, reading.names.issues, path, keySpan);
  const owner: Owner = { kind: "actor", actor, part: { kind: "stake", issue } };
  const block = Block.of(reading, value, keySpan, path, STAKE, { cover, owner });
  if (!block) return [];
  if (!block.has("from_market"))
    for (const needed of ["weight", "values"])
      if (!block.has(needed)) reading.error("missing-key", `'${needed}' is missing`, path, keySpan);
  const weight = block.number("weight", AMOUNT, 0);
  const friction = frictionOf(reading, block, issue);
  return issue < 0
    ? []
    : [
        {
          issue,
          weight,
          friction,
          values: optionNumbers(reading, block, "values", issue, VALUE),
          market: null,
        },
      ];
}

/** Friction of moving the issue to each option: one number for all, or one an option. */
function frictionOf(reading: Reading, block: Block, issue: number): ParameterIndex[] {
  const options = [...(reading.options[issue]?.keys() ?? [])];
  const entry = block.entries.get("friction");
  if (entry?.value.kind === "mapping") {
    const writtenOut = entry.value.entries.some(
      ({ key }) => (key === "value" || key === "one_of") && !options.includes(key),
    );
    if (!writtenOut) return issue < 0 ? [] : optionNumbers(reading, block, "friction", issue, AMOUNT);
  }
  const friction = block.number("friction", AMOUNT, 0);
  return options.map(() => friction);
}

/**
 * Ties every stake with `from_market` to its asset, once the market has been read: a computed parameter of its own,
 * `actors.ID.stakes.ISSUE.from_market`, which is the asset's present value to the actor in bn USD.
 */
export function tieToMarket(
  reading: Reading,
  members: readonly Member[],
  actors: readonly Actor[],
  market: Market | null,
): void {
  members.forEach((member, i) => {
    const stakes =
      member.value.kind === "mapping" ? member.value.entries.find(({ key }) => key === "stakes") : undefined;
    for (const entry of stakes?.value.kind === "mapping" ? stakes.value.entries : []) {
      const written =
        entry.value.kind === "mapping" ? entry.value.entries.find(({ key }) => key === "from_market") : undefined;
      const stake = actors[i].stakes.find(({ issue }) => idOf(reading, issue) === entry.key);
      if (!written || !stake) continue;
      const path = join(join(join(member.path, "stakes"), entry.key), "from_market");
      const say = (message: string, span: Span): void => reading.error("bad-market", message, path, span);
      if (!market) {
        say("the case has no market: block to take a value from", written.keySpan);
        continue;
      }
      const name = wordOf(reading, written.value, path);
      const asset =
        name === null
          ? -1
          : reading.resolve(
              "asset",
              name,
              new Map(market.assets.map(({ id }, a) => [id, a])),
              path,
              written.value.span,
            );
      if (asset < 0) continue;
      const here = market.assets[asset].option.find(({ issue }) => issue === stake.issue);
      if (!here) {
        say(
          `the asset '${name}' does not stand on an option of ${entry.key}: name one under market.assets.${name}.option`,
          written.value.span,
        );
        continue;
      }
      if (actors[i].pointsPerBn === null) {
        say(
          `${actors[i].id} has no points_per_bn: say what a bn USD of present value is worth to it`,
          written.value.span,
        );
        continue;
      }
      const worth =
        reading.parameters.push({
          path,
          owner: { kind: "actor", actor: i, part: { kind: "stake", issue: stake.issue } },
          field: ANY,
          quantity: { kind: "exact", value: 0 },
          text: name!,
          default: false,
          computed: true,
          cited: "judged",
          citations: market.assets[asset].citations,
          span: written.value.span,
        }) - 1;
      stake.market = {
        asset,
        worth,
        options: [...reading.options[stake.issue]!.values()].map((o) => (here.options.includes(o) ? 1 : 0)),
      };
    }
  });
}

/** One parameter an option of the issue; 0 by default where the block has no number for it. */
function optionNumbers(reading: Reading, block: Block, key: string, issue: number, field: Field): number[] {
  const options = reading.options[issue];
  const members = block.members(key, "a block such as {option: number}");
  if (!options) return [];
  const given = new Map(
    members.map((member) => {
      const option = reading.resolve(
        `option of ${idOf(reading, issue)}`,
        member.key,
        options,
        member.path,
        member.keySpan,
      );
      return [option, numberAt(reading, member, member.path, field, member)] as const;
    }),
  );
  return [...options].map(
    ([id, o]) => given.get(o) ?? reading.standard(join(join(block.path, key), id), 0, field, block.owner),
  );
}

const idOf = (reading: Reading, issue: number): string => [...reading.names.issues.keys()][issue];

function needsOf(reading: Reading, block: Block, actor: number): Need[] {
  return block.ids("needs", "a block of needs").flatMap((member, n) => {
    const owner: Owner = { kind: "actor", actor, part: { kind: "need", need: n } };
    const need = Block.of(reading, member.value, member.keySpan, member.path, NEED, ownedBy(member, owner));
    if (!need) return [];
    return [
      {
        id: member.key,
        name: need.text("name") ?? member.key,
        weight: need.number("weight", AMOUNT),
        level: need.number("level", SHARE, 0),
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
    const field: Field = { ...ANY, share: about !== null && reading.parameters[about].field.share };
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
