/** Turnover of minds, and governments. */
import { Block, join, numberAt, ownedBy, type Member } from "./block.ts";
import type { GovernmentChange, Governments, Line, Month, Turnover } from "../case.ts";
import { RATE, SHARE } from "./fields.ts";
import { nearest, suggestion } from "../text/nearest.ts";
import { shorten } from "../text/visible.ts";
import { twice } from "./rates.ts";
import type { Names, Reading } from "./reading.ts";
import { CHANGE, GOVERNMENTS, LINE, TURNOVER } from "./shapes.ts";
import { monthText, wordOf } from "./values.ts";

/** The two numbers under `turnover` of a case or an actor; null where there is none. */
export function turnoverOf(whole: Block): Turnover | null {
  const block = whole.block("turnover", TURNOVER);
  return block && { perYear: block.number("per_year", RATE), persistence: block.number("persistence", SHARE) };
}

/** Governments of an actor, read once all its other numbers are known: lines put others in their place. */
export function governmentsOf(actor: Block): Governments | null {
  const block = actor.block("governments", GOVERNMENTS);
  if (!block) return null;
  const { reading } = block;
  const members = block.ids("lines", "a block of lines such as {left: {name: ...}}");
  const names: Names = new Map(members.map(({ key }, at) => [key, at]));
  const entry = block.entries.get("lines");
  if (entry?.value.kind === "mapping" && members.length === 0)
    reading.error("missing-key", "governments have at least one line", join(block.path, "lines"), entry.keySpan);
  const now = block.name("now", "line", names);
  return {
    now: now ?? 0,
    persistence: block.number("persistence", SHARE),
    lines: members.flatMap((member) => lineOf(reading, member, actor)),
    past: pastOf(block, names, now),
    changes: block.ids("changes", "a block of changes").flatMap((member) => changeOf(reading, member, names)),
  };
}

/** Numbers of an actor that a line may set, by their path below the actor. */
const OF_A_MIND = /^(stakes\.|needs\.|beliefs\.|friction$|reliability$)/;

function lineOf(reading: Reading, member: Member, actor: Block): Line[] {
  const { key: id, keySpan, value, path } = member;
  const block = Block.of(reading, value, keySpan, path, LINE, ownedBy(member, actor.owner));
  if (!block) return [];
  const set = block.members("set", "a block such as {stakes.gas.weight: 55 to 80}").flatMap((one) => {
    const parameter = targetOf(reading, one, actor.path);
    if (parameter === null) return [];
    const { field, owner } = reading.parameters[parameter];
    const quantity = numberAt(reading, one, one.path, field, ownedBy(one, owner));
    return quantity < 0 ? [] : [{ parameter, quantity }];
  });
  return [{ id, name: block.text("name") ?? id.replaceAll("_", " "), set, citations: block.cover ?? [] }];
}

/** Index of the actor's number that a line sets; null with a message where it is none. */
function targetOf(reading: Reading, { key, keySpan, path }: Member, actor: string): number | null {
  const own = `${actor}.`;
  const mine = [...reading.byPath].filter(
    ([known]) => known.startsWith(own) && OF_A_MIND.test(known.slice(own.length)),
  );
  const targets = mine.find(([known]) => known === own + key)?.[1];
  if (targets && !reading.parameters[targets[0]]?.computed) return targets[0] < 0 ? null : targets[0];
  const rest = key.startsWith(own) ? key.slice(own.length) : null;
  const near = nearest(
    rest ?? key,
    mine.map(([known]) => known.slice(own.length)),
  );
  const why =
    rest !== null
      ? `a line sets its own actor's numbers; leave '${own}' out`
      : key.startsWith("actors.")
        ? `a line sets numbers of its own actor, by their path below it`
        : reading.byPath.has(own + key)
          ? `a line sets what is in a mind: stakes, needs, friction, beliefs and reliability, and not ${shorten(key)}`
          : `${actor} has no number '${shorten(key)}'`;
  reading.error("unknown-path", `${why}${suggestion(near)}`, path, keySpan, near);
  return null;
}

function pastOf(block: Block, names: Names, now: number | null): Governments["past"] {
  const { reading } = block;
  const seen = new Map<Month, string>();
  const past = block
    .members("past", "a block such as {2009-10: left}")
    .flatMap(({ key, keySpan, value, path }) => {
      const month = monthText(reading, key, path, keySpan);
      const word = wordOf(reading, value, path);
      const line = word === null ? -1 : reading.resolve("line", word, names, path, value.span);
      if (month !== null && reading.asOf && month > reading.asOf.month)
        reading.error(
          "date-order",
          `${key} is after as_of (${reading.asOf.text}); what comes later stands under changes`,
          path,
          keySpan,
        );
      if (month === null || line < 0 || twice(reading, seen, month, key, path, keySpan)) return [];
      return [{ month, line, path, span: value.span }];
    })
    .sort((a, b) => a.month - b.month);
  const last = past.at(-1);
  if (last && now !== null && last.line !== now) {
    const ids = [...names.keys()];
    reading.error(
      "bad-government",
      `the past ends with '${ids[last.line]}', and '${ids[now]}' is in power now: add the month from which it is, or correct now`,
      last.path,
      last.span,
    );
  }
  return past.map(({ month, line }) => ({ month, line }));
}

function changeOf(reading: Reading, member: Member, lines: Names): GovernmentChange[] {
  const { key: id, keySpan, value, path } = member;
  const block = Block.of(reading, value, keySpan, path, CHANGE, member);
  if (!block) return [];
  if (block.has("on") === block.has("per_year"))
    reading.error(
      "bad-government",
      block.has("on")
        ? "a change has a month (`on`) or a rate (`per_year`), not both"
        : "a change has a month (`on: 2019-10`), or a rate (`per_year`) for one that may come at any time",
      path,
      keySpan,
    );
  const on = block.month("on");
  if (on !== null && reading.asOf && on <= reading.asOf.month)
    reading.error(
      "date-order",
      `a change comes after as_of (${reading.asOf.text}); what has been stands under past`,
      join(path, "on"),
      block.entries.get("on")!.value.span,
    );
  const perYear = block.numberIfGiven("per_year", RATE);
  const to = block.members("to", "a block such as {right: 0.5 to 0.8}").flatMap((next) => {
    const line = reading.resolve("line", next.key, lines, next.path, next.keySpan);
    const chance = numberAt(reading, next, next.path, SHARE, next);
    return line < 0 ? [] : [{ line, chance }];
  });
  const entry = block.entries.get("to");
  if (entry?.value.kind === "mapping" && entry.value.entries.length === 0)
    reading.error("missing-key", "to names at least one line", join(path, "to"), entry.keySpan);
  return [{ id, on, perYear, from: fromOf(block, lines), to }];
}

/** Lines under which a change can come: one, or a list. */
function fromOf(block: Block, lines: Names): number[] {
  const entry = block.entries.get("from");
  if (entry?.value.kind === "list") return block.list("from", "line", lines).map(({ index }) => index);
  const line = block.name("from", "line", lines);
  return line === null ? [] : [line];
}
