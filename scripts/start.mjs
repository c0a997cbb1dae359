/** `npm start`: installs what is missing, builds, runs the flagship case and says where the report is. Arguments go to the command. */
import { availableParallelism } from "node:os";
import { spawnSync } from "node:child_process";
import { install, node, root } from "./install.mjs";

/** Processor time of the flagship's default run, measured by `npm run bench`. */
const RUN_CPU_SECONDS = 80;
const cores = availableParallelism();
const minutes = Math.max(0.5, Math.ceil(RUN_CPU_SECONDS / cores / 30) / 2);

console.error(
  `Entente runs its flagship case, Russia and Japan under Chinese pressure, as of October 2012: 2,000 worlds that fit
the record, 8 futures each. On ${cores === 1 ? "one core" : `${cores} cores`} that takes about ${minutes === 1 ? "a minute" : `${minutes} minutes`}; first odds come much earlier.`,
);
install();
console.error("Building ...");
node("scripts/build.mjs", "--fast");
const { status } = spawnSync(process.execPath, ["dist/cli.js", "run", "cases/kurils-2012", ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, ...(process.stderr.isTTY ? {} : { ENTENTE_PROGRESS: "lines" }) },
});
process.exitCode = status ?? 3;
