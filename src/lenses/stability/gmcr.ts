/**
 * Saved files of GMCR+ and gmcr-py (`.gmcr`, JSON) as the option form: options with their directions, infeasible
 * states, prioritised statements or rankings, coalitions. States are numbered as there, by the options as binary digits.
 */
import { isBlock, word, type Block, type Say } from "./parts.ts";

/** Whether data are those of a saved file. */
export const isSaved = (data: unknown): data is Block => isBlock(data) && data["decisionMakers"] !== undefined;

const DIRECTIONS: { [direction: string]: string } = { fwd: "to-yes", back: "to-no", both: "both", none: "none" };

/** The option form of a saved file; null where it is broken, which is reported. */
export function fromSaved(data: Block, title: string, say: Say): Block | null {
  const { options, decisionMakers: dms } = data;
  if (!Array.isArray(options) || !Array.isArray(dms) || ![...options, ...dms].every(isBlock)) {
    say("a saved file of GMCR+ has lists of options and decisionMakers");
    return null;
  }
  const owners = options.map((_, o) =>
    dms.findIndex((dm) => Array.isArray(dm["options"]) && dm["options"].some((index) => Number(index) === o)),
  );
  owners.forEach((owner, o) => {
    if (owner < 0) say(`options: option ${o} belongs to no decision maker`, "options", o);
  });
  const names = dms.map((dm, i) => word(dm["name"]) ?? `Decision maker ${i + 1}`);
  const plain = options.map((option, o) => word(option["name"]) ?? `Option ${o + 1}`);
  const unique = plain.map((name, o) =>
    plain.indexOf(name) === plain.lastIndexOf(name) ? name : `${name} (${names[owners[o]]})`,
  );
  const pattern = (condition: unknown, ...path: (string | number)[]): string | null => {
    const signs = plain.map(() => "-");
    if (!Array.isArray(condition)) return null;
    for (const part of condition) {
      const [index, sign] = Array.isArray(part) ? part.map(word) : [];
      if (!/^\d+$/.test(index ?? "") || Number(index) >= signs.length || !["Y", "N"].includes(sign ?? "")) {
        say("a condition is a list of [number of an option, Y or N]", ...path);
        return null;
      }
      signs[Number(index)] = sign!;
    }
    return signs.join("");
  };
  const statement = (preference: unknown, ...path: (string | number)[]): string | null => {
    const parts = isBlock(preference) ? preference["members"] : [preference];
    if (!Array.isArray(parts)) return null;
    const patterns = parts.map((part) => pattern(part, ...path));
    return patterns.includes(null) ? null : patterns.join(" or ");
  };
  const ranked = [data["useManualPreferenceRanking"], data["useManualPreferenceVectors"]].some(
    (used) => word(used) === "true",
  );
  const form: { [key in "rankings" | "statements"]: Block } = { rankings: {}, statements: {} };
  dms.forEach((dm, i) => {
    if (ranked) form.rankings[names[i]] = dm["preferenceRanking"] ?? dm["preferenceVector"];
    else
      form.statements[names[i]] = (Array.isArray(dm["preferences"]) ? dm["preferences"] : []).map((one, n) =>
        statement(one, "decisionMakers", i, "preferences", n),
      );
  });
  const deceived = dms.flatMap((dm, i) =>
    Array.isArray(dm["misperceptions"]) && dm["misperceptions"].length > 0 ? [names[i]] : [],
  );
  const coalitions = (Array.isArray(data["coalitions"]) ? data["coalitions"] : []).filter(
    (one): one is unknown[] => Array.isArray(one) && one.length > 1,
  );
  return {
    title,
    ...(deceived.length > 0
      ? { note: `Misperceptions of ${deceived.join(", ")} are left out: all decision makers see all states.` }
      : {}),
    dms: names,
    options: Object.fromEntries(
      unique.map((name, o) => [
        name,
        {
          by: names[owners[o]] ?? "",
          moves: DIRECTIONS[word(options[o]["permittedDirection"]) ?? "both"] ?? word(options[o]["permittedDirection"]),
        },
      ]),
    ),
    infeasible: (Array.isArray(data["infeasibles"]) ? data["infeasibles"] : []).map((one, n) =>
      pattern(one, "infeasibles", n),
    ),
    ...(ranked ? { rankings: form.rankings } : { statements: form.statements }),
    ...(coalitions.length > 0
      ? { coalitions: coalitions.map((members) => members.map((i) => names[Number(i)] ?? word(i))) }
      : {}),
  };
}
