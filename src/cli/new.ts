/** `entente new DIR`: a commented case that checks and runs, to start from; of a kind of dispute, or by questions and answers. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { EntenteError } from "../errors.ts";
import { putFolder, shownPath } from "../files/put.ts";
import { nearest, suggestion } from "../language/text/nearest.ts";
import type { Given } from "./arguments.ts";
import { requireNewFolder } from "./new-folder.ts";
import { templateList, TEMPLATES } from "./templates.ts";
import { print, typed } from "./terminal.ts";

export async function create(given: Given, signal: AbortSignal): Promise<number> {
  const [name] = given.positionals as [string];
  const { like, interview, article } = given.flags;
  if (interview) {
    if (like !== undefined)
      throw new EntenteError("wrong-usage", "--interview and --like are two ways to start; take one");
    const file = typeof article === "string" ? article : null;
    return (await import("./new-interview.ts")).interview(name, file, signal);
  }
  if (article !== undefined)
    throw new EntenteError("wrong-usage", "--article is read for the interview; give --interview too");
  const template = typeof like === "string" ? ofKind(like) : { "case.yaml": "case.yaml", "article.txt": "article.txt" };
  requireNewFolder(name, "name a new folder");
  // Templates stand beside this file, and beside the bundle.
  const folder = fileURLToPath(new URL("./template/", import.meta.url));
  putFolder(
    name,
    Object.fromEntries(Object.entries(template).map(([file, from]) => [file, readFileSync(join(folder, from))])),
  );
  return print(
    [
      `Written: ${shownPath(join(name, "case.yaml"))}${like === undefined ? ` and ${shownPath(join(name, "article.txt"))}, which it quotes` : ""}.`,
      ...(like === undefined
        ? []
        : ["Its numbers are suggestions until they have a quote or a judgement of your own."]),
      `Next: entente check ${typed(name)}, then entente run ${typed(name)}`,
    ].join("\n"),
  );
}

/** Files of a new case of this kind, by the template that each is copied from. */
function ofKind(kind: string): { [file: string]: string } {
  const kinds = TEMPLATES.map((one) => one.kind);
  if (!kinds.includes(kind))
    throw new EntenteError(
      "wrong-usage",
      `there is no template '${kind}'${suggestion(nearest(kind, kinds))}; --like takes\n${templateList()}`,
    );
  return { "case.yaml": `like/${kind}.yaml` };
}
