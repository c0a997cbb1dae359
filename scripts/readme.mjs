/**
 * `npm run readme`: runs the flagship as `npm start` does, writes the excerpt of README.md, and stores for its test what
 * that excerpt is printed from, with the odds of a short run that tell whether the engine still gives the same.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./build.mjs";

const QUESTIONS_SHOWN = 2;
const EXCERPT = /(begins so:\n\n```\n)[\s\S]*?(\n```)/;

/** The parts of a result that the head of the summary and its first questions are printed from. */
function shown({ case: about, run, headline, grounds, record, questions, drivers, actors, issues, lenses, scenarios }) {
  const short = ([id, q]) => [
    id,
    {
      ...Object.fromEntries(
        ["ask", "by", "holds", "when", "p", "se", "wilson", "word", "without_record", "removed", "why_not"].map(
          (key) => [key, q[key]],
        ),
      ),
      threshold: q.threshold,
      sensitivity: q.sensitivity.filter(({ below_noise }) => !below_noise),
    },
  ];
  return {
    case: about,
    run,
    headline,
    grounds,
    record,
    questions: Object.fromEntries(Object.entries(questions).map(short)),
    drivers: Object.fromEntries(Object.entries(drivers).map(([id, { name, now }]) => [id, { name, now }])),
    actors: Object.fromEntries(Object.entries(actors).map(([id, { name }]) => [id, { name }])),
    issues,
    scenarios,
    lenses: { reference: lenses.reference },
    parameters: {},
    messages: [],
  };
}

const out = mkdtempSync(join(tmpdir(), "entente-readme-"));
const entente = (...given) =>
  execFileSync(process.execPath, [join(root, "dist/cli.js"), ...given], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    env: { ...process.env, NO_COLOR: "1" },
  });
try {
  const printed = entente("run", "cases/kurils-2012", "-o", out);
  const result = JSON.parse(readFileSync(join(out, "result.json"), "utf8"));
  const { questions } = JSON.parse(
    entente("run", "cases/kurils-2012", "--draws", "60", "--paths", "2", "--lens", "none", "--json"),
  );
  const odds = Object.fromEntries(Object.entries(questions).map(([id, { p }]) => [id, p]));
  writeFileSync(
    join(root, "test/repository/flagship.json"),
    `${JSON.stringify({ short_run: odds, result: shown(result) })}\n`,
  );
  const excerpt = printed
    .split("\n\n")
    .slice(0, 1 + QUESTIONS_SHOWN)
    .join("\n\n");
  const readme = readFileSync(join(root, "README.md"), "utf8");
  writeFileSync(
    join(root, "README.md"),
    readme.replace(EXCERPT, (_, start, end) => `${start}${excerpt}${end}`),
  );
} finally {
  rmSync(out, { recursive: true, force: true });
}
