/** The live part of a report by `run --live`: the built engine, and the case. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { EntenteError } from "../errors.ts";
import { caseAt, checkFolder, textOf } from "../files/case-folder.ts";
import type { Result } from "../engine/index.ts";
import type { Live } from "../report/index.ts";

/** @param path of the case that `result` is of. @throws EntenteError `unavailable` where the build lacks the page's parts, (1) where the case went meanwhile. */
export function liveOf(path: string, result: Result): Live {
  const part = (name: string): string => {
    const file = fileURLToPath(new URL(`./studio/${name}`, import.meta.url));
    if (!existsSync(file))
      throw new EntenteError("unavailable", "the engine for the page is not built; `npm run build` builds it");
    return readFileSync(file, "utf8");
  };
  const at = caseAt(path);
  const read = "file" in at ? textOf(at.file) : null;
  if (!("file" in at) || !read || !("text" in read))
    throw new EntenteError("wrong-input", `'${path}' was removed during the run`);
  const { files, hash } = checkFolder(at.folder, at.file, read.text);
  const script = part("live.js").replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
  const { seed, draws, paths, scenario, set } = result.run;
  return {
    script,
    hash: `sha256-${createHash("sha256").update(script).digest("base64")}`,
    data: {
      worker: part("worker.js"),
      title: result.case.title,
      text: read.text,
      hash,
      files: Object.fromEntries(files),
      run: { seed, draws, paths, scenario, set },
    },
  };
}
