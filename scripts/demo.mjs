/** `npm run demo [-- DIR]`: the studio with its examples as a folder (demo, or a new DIR) that any web server can hold. */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "./install.mjs";
import { runBundled } from "./run-bundled.mjs";

const [given] = process.argv.slice(2);
const folder = given ?? join(root, "demo");
if (given === undefined) rmSync(folder, { recursive: true, force: true });
else if (existsSync(folder) && readdirSync(folder).length > 0) {
  console.error(`'${folder}' exists and is not empty; name a new folder`);
  process.exit(1);
}
await runBundled("src/studio/demo/main.ts", [], [folder, join(root, "dist")]);
if (!process.exitCode)
  console.log(
    `Written: ${relative(".", folder).replaceAll("\\", "/") || "."}. Any web server can hold this folder, under any path; it writes nothing and asks no other server.`,
  );
