/** Before a package is packed: removes from dist what the last whole build did not write. */
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const CONTENTS = "contents.json";

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();

/** Notes in dist what a whole build has written. */
export function noteContents(dist) {
  writeFileSync(
    join(dist, CONTENTS),
    `${JSON.stringify(
      filesIn(dist).filter((file) => file !== CONTENTS),
      null,
      1,
    )}\n`,
  );
}

/** Removes files of dist that are not among those noted. @returns their paths */
export function removeStrays(dist) {
  if (!existsSync(join(dist, CONTENTS))) throw new Error("dist is not a whole build; run `npm run build`");
  const noted = new Set(JSON.parse(readFileSync(join(dist, CONTENTS), "utf8")));
  const strays = filesIn(dist).filter((file) => file !== CONTENTS && !noted.has(file));
  for (const file of strays) rmSync(join(dist, file));
  return strays;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  removeStrays(fileURLToPath(new URL("../dist", import.meta.url)));
