/** Stakes of an actor: weight, friction and values by option, and what a stake takes from the market. */
import { Block, join, numberAt, type Member } from "./block.ts";
import type { Actor, Market, Owner, ParameterIndex, Span, Stake } from "../case.ts";
import { POINTS, ANY, VALUE, type Field } from "./fields.ts";
import type { Reading } from "./reading.ts";
import { STAKE } from "./shapes.ts";
import { wordOf } from "./values.ts";

export function stakeOf(reading: Reading, { key, keySpan, value, path, cover }: Member, actor: number): Stake[] {
  const issue = reading.resolve("issue", key, reading.names.issues, path, keySpan);
  const owner: Owner = { kind: "actor", actor, part: { kind: "stake", issue } };
  const block = Block.of(reading, value, keySpan, path, STAKE, { cover, owner });
  if (!block) return [];
  if (!block.has("from_market"))
    for (const needed of ["weight", "values"])
      if (!block.has(needed)) reading.error("missing-key", `'${needed}' is missing`, path, keySpan);
  const weight = block.number("weight", POINTS, 0);
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
    if (!writtenOut) return issue < 0 ? [] : optionNumbers(reading, block, "friction", issue, POINTS);
  }
  const friction = block.number("friction", POINTS, 0);
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
export function optionNumbers(reading: Reading, block: Block, key: string, issue: number, field: Field): number[] {
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
