import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Tests of commands and of worker threads run what is built, so it is built first where a source is newer. */
export default function setup(): void {
  execFileSync(fileURLToPath(new URL("../../entente", import.meta.url)), ["--version"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
}
