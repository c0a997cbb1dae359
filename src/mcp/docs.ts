/** Pages of the documentation that an assistant can read, as they lie beside the program. */
import { existsSync, readFileSync } from "node:fs";

export const PAGES = {
  language: { file: "language.md", title: "The case language" },
  start: { file: "start.md", title: "A first case" },
  "how-to-read": { file: "how-to-read-a-report.md", title: "How to read a report" },
} as const;

/** A page's text; null where the program was installed without it. */
export function pageText(name: keyof typeof PAGES): string | null {
  const places = ["../docs/use/", "../../docs/use/"].map(
    (folder) => new URL(`${folder}${PAGES[name].file}`, import.meta.url),
  );
  const found = places.find((place) => existsSync(place));
  return found ? readFileSync(found, "utf8") : null;
}
