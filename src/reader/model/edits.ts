/** Edits of a draft by path, applied to the draft as it was answered; the result is verified as a whole afterwards. */
import type { Edit } from "./criticise-call.ts";
import { DRAFT_LISTS, draftOf, type DraftAnswer } from "./draft-call.ts";

type Part = { [field: string]: unknown };

/** @returns the draft with every edit that could be applied, and the others with the reason */
export function edited(
  draft: DraftAnswer,
  edits: readonly Edit[],
): { draft: DraftAnswer; applied: number; refused: { path: string; why: string }[] } {
  const copy = structuredClone(draft) as unknown as Part;
  const refused: { path: string; why: string }[] = [];
  let applied = 0;
  for (const edit of edits) {
    const why = apply(copy, edit);
    if (why === null) applied++;
    else refused.push({ path: edit.path!, why });
  }
  return { draft: draftOf(copy), applied, refused };
}

/** @returns null where the edit was applied, else why not */
function apply(draft: Part, edit: Edit): string | null {
  const steps = edit
    .path!.replace(/^\$?\.?/, "")
    .split(/[.[\]/]+/)
    .filter((step) => step !== "");
  if (!(steps[0] in DRAFT_LISTS) && !["negotiation", "why"].includes(steps[0])) return "a draft has no such list";
  let place: unknown = draft;
  for (const step of edit.change === "add" ? steps : steps.slice(0, -1)) {
    place = childOf(place, step);
    if (place === undefined) return `the draft has no '${step}' there`;
  }
  if (edit.change === "add") {
    const part = valueOf(edit);
    if (!Array.isArray(place)) return "it is no list to which a part could be added";
    if (part === undefined || part === null || part === "") return "it adds nothing";
    (place as unknown[]).push(...(Array.isArray(part) ? (part as unknown[]) : [part]));
    return null;
  }
  const last = steps[steps.length - 1];
  if (Array.isArray(place)) {
    const at = indexOf(place, last);
    if (at < 0) return `the draft has no '${last}' there`;
    if (edit.change === "drop") place.splice(at, 1);
    else place[at] = valueOf(edit);
    return null;
  }
  if (typeof place !== "object" || place === null) return `the draft has no '${last}' there`;
  if (edit.change === "drop") delete (place as Part)[last];
  else (place as Part)[last] = valueOf(edit);
  return null;
}

const childOf = (place: unknown, step: string): unknown => {
  if (Array.isArray(place)) return place[indexOf(place, step)] as unknown;
  return typeof place === "object" && place !== null && Object.hasOwn(place, step) ? (place as Part)[step] : undefined;
};

/** Place of a part in a list: by its id, else by its number. */
const indexOf = (list: readonly unknown[], step: string): number => {
  const at = list.findIndex((part) => typeof part === "object" && part !== null && (part as Part)["id"] === step);
  return at >= 0 ? at : /^\d+$/.test(step) && Number(step) < list.length ? Number(step) : -1;
};

/** The value of an edit: JSON where it is such, else the words as they stand. */
function valueOf({ raw }: Edit): unknown {
  if (typeof raw !== "string") return raw;
  if (!/^\s*[[{"]|^\s*(?:true|false|null)\s*$/.test(raw)) return raw;
  try {
    return JSON.parse(raw) as unknown;
  } catch {
    return raw;
  }
}
