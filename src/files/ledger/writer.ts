/** Who writes into a ledger where nobody is named. */
import { spawnSync } from "node:child_process";
import { userInfo } from "node:os";

/** git's user.name, else the login. */
export function defaultWriter(): string {
  const git = spawnSync("git", ["config", "user.name"], { encoding: "utf8", timeout: 5000 });
  const name = git.status === 0 ? git.stdout.trim() : "";
  return name === "" ? userInfo().username : name;
}
