/** Factors: hidden causes that several numbers share, and the correlations by which numbers share them. */
import { Block, join, ownedBy, type Member } from "./block.ts";
import type { Factor } from "../case.ts";
import { CORRELATION } from "./fields.ts";
import { readQuantity } from "./quantity.ts";
import type { Reading } from "./reading.ts";
import { FACTOR } from "./shapes.ts";

export function readFactors(reading: Reading, members: readonly Member[]): Factor[] {
  return members.flatMap((member) => {
    const { key: id, keySpan, value, path } = member;
    const block = Block.of(reading, value, keySpan, path, FACTOR, ownedBy(member, member.owner));
    return block ? [{ id, name: block.text("name") ?? id.replaceAll("_", " "), citations: block.cover ?? [] }] : [];
  });
}

/** Rounding that a sum of squares may show. */
const ROUNDING = 1e-9;

/** Reads `with` of a number that is written out into its parameter; `index` -1 for a number that could not be read. */
export function readCorrelations(block: Block, index: number): void {
  const entry = block.entries.get("with");
  if (!entry) return;
  const { reading } = block;
  const path = join(block.path, "with");
  const parameter = reading.parameters[index];
  const refused = parameter && whyNone(parameter);
  if (refused) {
    reading.error("bad-factor", refused, path, entry.keySpan);
    return;
  }
  const members = block.members("with", "a block such as {boldness: -0.5}");
  if (entry.value.kind === "mapping" && members.length === 0)
    reading.error("bad-factor", "name at least one factor here: {boldness: -0.5}", path, entry.keySpan);
  const factors = members.flatMap((member) => {
    const factor = reading.resolve("factor", member.key, reading.names.factors, member.path, member.keySpan);
    const read = readQuantity(member.value, CORRELATION);
    if ("wrong" in read) {
      reading.error(read.wrong.code, read.wrong.message, member.path, member.value.span, read.wrong.hint);
      return [];
    }
    if (read.quantity.kind !== "exact") {
      reading.error(
        "bad-factor",
        "a correlation with a factor is an exact number between -1 and 1",
        member.path,
        member.value.span,
      );
      return [];
    }
    return factor < 0 ? [] : [{ factor, correlation: read.quantity.value }];
  });
  const squares = factors.reduce((sum, { correlation }) => sum + correlation ** 2, 0);
  if (squares > 1 + ROUNDING)
    reading.error(
      "bad-factor",
      `the squares of these correlations add up to ${Number(squares.toPrecision(3))}; at most 1, which would leave nothing of the number's own`,
      path,
      entry.keySpan,
    );
  else if (parameter && factors.length > 0) parameter.factors = factors;
}

/** Why a number cannot share factors; null where it can. */
function whyNone({ quantity, field, owner, unfilled }: Reading["parameters"][number]): string | null {
  if (field.afresh)
    return "this is drawn afresh at each use and has no value that a factor could move; leave `with` out";
  if (owner.kind === "scenario")
    return "a number of a scenario moves with the number that it replaces; leave `with` out";
  if (owner.kind === "lens") return "a number outside the simulation shares no factors; leave `with` out";
  if (unfilled) return null;
  if (quantity.kind === "exact")
    return "an exact number moves with nothing: write a range such as 40 to 60, or leave `with` out";
  if (quantity.kind === "one_of")
    return "a number listed by one_of shares no factors: write a range such as 40 to 60, or leave `with` out";
  return null;
}
