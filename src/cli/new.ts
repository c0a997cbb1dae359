/** `entente new DIR`: a commented case that checks and runs, to start from. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { putFolder } from "../files/put.ts";
import type { Given } from "./arguments.ts";
import { requireNewFolder } from "./new-folder.ts";
import { print } from "./terminal.ts";

/** Files of the template, which stands beside the bundle. */
const FILES = ["case.yaml", "article.txt"];

export async function create(given: Given): Promise<number> {
  const [name] = given.positionals as [string];
  requireNewFolder(name, "name a new folder");
  const template = fileURLToPath(new URL("./template/", import.meta.url));
  putFolder(name, Object.fromEntries(FILES.map((file) => [file, readFileSync(join(template, file))])));
  return print(
    `Written: ${join(name, "case.yaml")} and ${join(name, "article.txt")}, which it quotes.\nNext: entente check ${name}, then entente run ${name}`,
  );
}
