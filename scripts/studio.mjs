/** `npm run studio`: installs what is missing, builds, and opens the cases of this folder as a workbench in the browser. Arguments go to the command. */
import { spawnSync } from "node:child_process";
import { install, node, root } from "./install.mjs";

install();
node("scripts/build.mjs", "--fast");
const given = process.argv.slice(2);
const cases = given.some((word) => !word.startsWith("-")) ? given : ["cases", "--first", "kurils-2012", ...given];
const { status } = spawnSync(process.execPath, ["dist/cli.js", "studio", ...cases], { cwd: root, stdio: "inherit" });
process.exitCode = status ?? 3;
