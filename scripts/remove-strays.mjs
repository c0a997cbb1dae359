/** Before a package is packed: builds, where the sources are here, and removes from dist what the whole build did not write. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const CONTENTS = "contents.json";

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();

/** A build that is not whole begins: what was noted holds no longer. */
export const forgetContents = (dist) => rmSync(join(dist, CONTENTS), { force: true });

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

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = fileURLToPath(new URL("..", import.meta.url));
  if (existsSync(join(root, "src"))) {
    const { status } = spawnSync(process.execPath, [join(root, "scripts/build.mjs")], { stdio: "inherit" });
    if (status !== 0) process.exit(status ?? 3);
  }
  removeStrays(join(root, "dist"));
}
