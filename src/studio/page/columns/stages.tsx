/** What becomes of the standing beside the numbers: issues with their procedures and exits, tables with their calendars, governments. */
import { statedCondition } from "../../../engine/index.ts";
import type { Actor, Case, Parameter, Table } from "../../../language/index.ts";
import { monthName } from "../../../numbers/months.ts";
import { conditionText } from "../../../wording/conditions.ts";
import { date, list } from "../../../wording/format.ts";
import type { Names } from "../../../wording/paths.ts";
import { Block, Said } from "../widgets/block.tsx";

interface CardProps {
  c: Case;
  names: Names;
  own: Parameter[];
}

const month = (at: number): string => date(monthName(at));
const quoted = (text: string): string => `\u2018${text}\u2019`;

export function IssueCard({ c, names, k, own }: CardProps & { k: number }) {
  const issue = c.issues[k];
  const lines = issueLines(c, names, k);
  return (
    <Block
      own={own}
      names={names}
      head={
        <span class="issue">
          <strong dir="auto">{issue.name}</strong>:{" "}
          {issue.options.map((o, n) => (
            <span class={c.standing[k] === n ? "option stands" : "option"} dir="auto">
              {o.text || o.id}
            </span>
          ))}
          <span class="quiet small"> {moversText(c, k)}</span>
        </span>
      }
      before={lines.length === 0 ? null : <Said lines={lines} />}
    />
  );
}

/** Who moves an issue, and who delivers it. */
function moversText(c: Case, k: number): string {
  const { movedBy, deliveredBy, procedure } = c.issues[k];
  const tables = c.tables.filter((t) => t.issues.includes(k)).map((t) => t.name);
  const movers = [
    ...(movedBy === null ? [] : [`moved by ${c.actors[movedBy].name} alone`]),
    ...(tables.length === 0 ? [] : [`at ${list(tables)}`]),
    ...(procedure ? ["by procedure"] : []),
  ];
  return `${movers.join(", ")}${deliveredBy === null ? "" : `, delivered by ${c.actors[deliveredBy].name}`}`;
}

/** What opens a procedure, what signers expect, and who may leave, a sentence each. */
function issueLines(c: Case, names: Names, k: number): string[] {
  const { procedure, expected, exit, options } = c.issues[k];
  const text = (o: number): string => quoted(options[o].text || options[o].id);
  return [
    ...(procedure
      ? [
          `Opens once ${conditionText(names, statedCondition(c, procedure.when))}${procedure.opened === null ? "" : ` (open since ${month(procedure.opened)})`}; without another outcome it ends in ${text(procedure.otherwise)}.${procedure.stays ? " The outcome stays when that no longer holds." : ""}`,
        ]
      : []),
    ...(expected ? [`Signers expect it once ${conditionText(names, statedCondition(c, expected.when))}.`] : []),
    ...(exit.length === 0
      ? []
      : [`Can be left by ${list(exit.map(({ actor, option }) => `${c.actors[actor].name} (to ${text(option)})`))}.`]),
  ];
}

export function TableCard({ c, names, table, own }: CardProps & { table: Table }) {
  const lines = tableLines(c, names, table);
  return (
    <Block
      own={own}
      names={names}
      head={
        <span>
          <strong dir="auto">{table.name}</strong>{" "}
          <span class="quiet small">
            {list(table.parties.map((i) => c.actors[i].name))}
            {table.ratifiedBy.length > 0 ? `; ratified by ${list(table.ratifiedBy.map((i) => c.actors[i].name))}` : ""}
          </span>
        </span>
      }
      before={lines.length === 0 ? null : <Said lines={lines} />}
    />
  );
}

/** When a table meets, a sentence each. */
function tableLines(c: Case, names: Names, { opens, deadline, meetsOn, while: condition }: Table): string[] {
  return [
    ...(opens === null ? [] : [`Opens in ${month(opens)}.`]),
    ...(deadline === null ? [] : [`Ends with ${month(deadline)}.`]),
    ...(meetsOn.length === 0 ? [] : [`Meets for certain in ${list(meetsOn.map((one) => month(one.month)))}.`]),
    ...(condition === null ? [] : [`Meets only while ${conditionText(names, statedCondition(c, condition))}.`]),
  ];
}

/** Which government is in power, which came before, and the changes that may come, a sentence each. */
export function governmentLines({ governments }: Actor): string[] {
  if (!governments) return [];
  const { lines, now, past, changes } = governments;
  const name = (line: number): string => quoted(lines[line].name);
  return [
    `In power: ${name(now)}.`,
    ...(past.length === 0
      ? []
      : [`Before: ${past.map((one) => `${name(one.line)} from ${month(one.month)}`).join(", ")}.`]),
    ...(changes.length === 0
      ? []
      : [
          `Changes: ${changes
            .map(
              ({ id, on, from }) =>
                `${quoted(id.replaceAll("_", " "))} ${on === null ? "at any time" : `in ${month(on)}`}${from.length === 0 ? "" : ` (under ${list(from.map(name))})`}`,
            )
            .join("; ")}.`,
        ]),
  ];
}
