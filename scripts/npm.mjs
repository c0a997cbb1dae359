/** npm by its own program in JavaScript, which runs alike on every system: `npm` is a batch file on Windows, and needs a shell there. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

const CLI = "node_modules/npm/bin/npm-cli.js";

/**
 * The path of npm-cli.js: that of the npm which runs this, else of the npm beside this Node.
 * @throws Error where there is none
 */
export function npmProgram(env = process.env, node = process.execPath) {
  const runs = env.npm_execpath ?? "";
  const places = [
    runs,
    join(dirname(node), CLI),
    join(dirname(node), "../lib", CLI),
    join(dirname(node), "../share", CLI),
  ];
  const found = places.find((path) => path.endsWith("npm-cli.js") && existsSync(path));
  if (!found) throw new Error("npm is not found beside Node; install Node with npm, or run this by npm");
  return found;
}
