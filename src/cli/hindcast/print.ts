/** A scored suite on a terminal: a row a source, a row a case, the questions by worst score, and what can be read. */
import type { HindcastFindings, RoleTable } from "../../ledger/suite/shape.ts";
import type { CaseRole } from "../../ledger/suite/shape.ts";
import { percent } from "../../wording/format.ts";
import { ROLE_TITLES, notices, readings, roleNote, sampleText } from "../../wording/hindcasts.ts";
import { brierNote } from "../../wording/score-notes.ts";
import { score, sourceName, surpriseShare } from "../../wording/scores.ts";
import { sourceRows } from "../score-rows.ts";
import { bold, columns, dim, wrap } from "../terminal.ts";

/** Questions listed, worst first. */
const MAX_QUESTIONS = 20;

export function hindcastText(findings: HindcastFindings): string {
  const { role, others, suite } = findings;
  const roles: [CaseRole, RoleTable][] = [[role, findings], ...(Object.entries(others) as [CaseRole, RoleTable][])];
  return [
    ...(suite ? [bold(suite.title)] : []),
    ...notices(findings).map((notice) => wrap(notice)),
    ...(suite ? [wrap(sampleText(findings))] : []),
    ...roles.flatMap(([name, table]) => ["", ...roleLines(findings, name, table)]),
  ].join("\n");
}

function roleLines(findings: HindcastFindings, role: CaseRole, table: RoleTable): string[] {
  return [
    bold(ROLE_TITLES[role]),
    ...(roleNote(role) === "" ? [] : [wrap(roleNote(role))]),
    sourceRows(table.sources, table.base, table.post_stratified),
    "",
    caseRows(findings, role),
    "",
    ...questionLines(table),
    "",
    ...readings(table, role === "held_out" || role === "development").map((line) => wrap(line)),
    wrap(brierNote(table)),
  ];
}

function caseRows({ cases }: HindcastFindings, role: CaseRole): string {
  const own = Object.entries(cases).filter(([, one]) => one.role === role);
  return columns(
    [
      ["case", "questions", "yes", "Brier", "expected", "surprise"],
      ...own.map(([id, one]) => [
        id,
        String(one.questions),
        String(one.yes),
        score(one.brier),
        score(one.expected),
        one.surprise === null ? "" : surpriseShare(one.surprise, one.least!),
      ]),
    ],
    [1, 2, 3, 4, 5],
  );
}

function questionLines({ questions, base }: RoleTable): string[] {
  const scored = Object.entries(questions)
    .filter(([, one]) => one.scores["model"]?.brier !== undefined && one.scores["model"].brier !== null)
    .sort(([, a], [, b]) => b.scores["model"].brier! - a.scores["model"].brier!);
  const shown = scored.slice(0, MAX_QUESTIONS).flatMap(([id, one]) => {
    const odds = Object.entries(one.scores)
      .filter(([, { p }]) => p !== null)
      .map(([source, { p }]) => `${sourceName(source, base)} ${percent(p!)}`);
    return [
      `${bold(id)}  ${score(one.scores["model"].brier)}`,
      wrap(one.text, "  "),
      wrap(
        `${odds.join(", ")}; ${one.outcome}${one.happened_on ? ` on ${one.happened_on}` : ""}${one.quote ? `: ${one.quote}` : ""}`,
        "  ",
      ),
    ];
  });
  const left = scored.length - MAX_QUESTIONS;
  return [
    `Questions, worst Brier score of the model first:`,
    ...shown,
    ...(left > 0 ? [dim(`${left} more in track-record.csv`)] : []),
  ];
}
