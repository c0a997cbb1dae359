/** `entente new DIR`: a commented case that checks and runs, to start from. */
import { copyFileSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Given } from "./arguments.ts";
import { Failure } from "./failure.ts";
import { print } from "./terminal.ts";

/** Files of the template, which stands beside the bundle. */
const FILES = ["case.yaml", "article.txt"];

export async function create(given: Given): Promise<number> {
  const [name] = given.positionals as [string];
  const folder = resolve(name);
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new Failure(1, `'${name}' is there already and not empty; name a new folder`);
  const template = fileURLToPath(new URL("./template/", import.meta.url));
  try {
    mkdirSync(folder, { recursive: true });
    for (const file of FILES) copyFileSync(join(template, file), join(folder, file));
  } catch (error) {
    throw new Failure(1, `'${name}' cannot be written: ${(error as Error).message}`);
  }
  return print(
    `Written: ${join(name, "case.yaml")} and ${join(name, "article.txt")}, which it quotes.\nNext: entente check ${name}, then entente run ${name}`,
  );
}
