/** `npm start`: installs what is missing, builds, runs the flagship case and says where the report is. Arguments go to the command. */
import { spawnSync } from "node:child_process";
import { install, node, root } from "./install.mjs";

install();
node("scripts/build.mjs");
const { status } = spawnSync(process.execPath, ["dist/cli.js", "run", "cases/kurils-2012", ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
});
process.exitCode = status ?? 3;
