import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Tests of commands and of worker threads run what is built, so it is built first where a source is newer. */
export default function setup(): void {
  const command = fileURLToPath(new URL("../../entente.mjs", import.meta.url));
  execFileSync(process.execPath, [command, "--version"], { stdio: ["ignore", "ignore", "inherit"] });
}
