/** `npm run studio`: installs what is missing, builds, and opens the cases of this folder as a workbench in the browser. Arguments go to the command. */
import { spawnSync } from "node:child_process";
import { install, node, root } from "./install.mjs";

install();
node("scripts/build.mjs", "--fast");
const given = process.argv.slice(2);
const TAKES_VALUE = ["--port", "--first", "--allow-host"];
const hasPath = given.some((word, n) => !word.startsWith("-") && !TAKES_VALUE.includes(given[n - 1]));
const first = given.includes("--first") ? [] : ["--first", "kurils-2012"];
const cases = hasPath ? given : ["cases", ...first, ...given];
const { status } = spawnSync(process.execPath, ["dist/cli.js", "studio", ...cases], { cwd: root, stdio: "inherit" });
process.exitCode = status ?? 3;
