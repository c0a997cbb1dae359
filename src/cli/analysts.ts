/** `--as`, `--analysts` and `--weights`: a case with the numbers of one analyst, or a pool of several. */
import { EntenteError } from "../errors.ts";
import { analystIds, hashWith, readAnalystFile, type AnalystFile } from "../files/analysts.ts";
import { asAnalyst, asPool, format, nearest, suggestion, type Case } from "../language/index.ts";
import { promiseOf, type Ledger } from "../ledger/index.ts";
import type { Given } from "./arguments.ts";

/** The case as the flags ask for it; itself where they name no analyst. @throws EntenteError `wrong-usage`, `wrong-input` */
export function withAnalysts(given: Given, c: Case, folder: string): Case {
  const { as, analysts } = given.flags;
  const isPool = typeof analysts === "string";
  if (typeof as === "string" && isPool)
    throw new EntenteError(
      "wrong-usage",
      "--as takes one analyst's numbers, --analysts a pool of several: name one of them",
    );
  const weights = weightsOf(given, isPool);
  if (typeof as !== "string" && !isPool) return c;
  const known = analystIds(folder);
  const ids = typeof as === "string" ? [as.trim()] : analysts === "all" ? known : namesIn(analysts as string);
  if (ids.length === 0) throw noAnalysts(known);
  const files = ids.map((id) => analystFile(folder, c, known, id));
  for (const id of weights.keys())
    if (!ids.includes(id))
      throw new EntenteError(
        "wrong-input",
        `--weights: '${id}' is not among the analysts${suggestion(nearest(id, ids))}`,
      );
  const hash = hashWith(c, files);
  if (files.length === 1) return { ...asAnalyst(c, files[0].analyst!), hash };
  const pool = files.map(({ id, analyst }) => ({ analyst: analyst!, weight: weights.get(id) ?? 1 }));
  return { ...asPool(c, pool), hash };
}

/** Who of a pool committed before the first opening of the round, and who did not; empty where nobody committed. */
export function roundText(ledger: Ledger, { id, pool }: Case): string {
  const promises = (pool ?? []).map((one) => ({
    name: one.name,
    promise: promiseOf(ledger, id, `analysts/${one.id}.yaml`),
  }));
  if (promises.every(({ promise }) => promise === null)) return "";
  const groups = new Map<string, string[]>();
  for (const { name, promise } of promises) {
    const group =
      promise === null
        ? "never committed"
        : `committed ${promise.isBefore ? "before" : "after"} the first opening of round ${promise.round}`;
    groups.set(group, [...(groups.get(group) ?? []), name]);
  }
  return [...groups].map(([group, names]) => `${group}: ${names.join(", ")}`).join("; ");
}

/** The file of an analyst, sound. @throws EntenteError `wrong-input` */
export function analystFile(folder: string, c: Case, known: readonly string[], id: string): AnalystFile {
  if (known.length === 0) throw noAnalysts(known);
  if (!known.includes(id))
    throw new EntenteError(
      "wrong-input",
      `no analyst '${id}'${suggestion(nearest(id, known)) || `; the case has ${known.join(", ")}`}`,
    );
  const file = readAnalystFile(folder, id, c);
  if (file.problem !== null) throw new EntenteError("wrong-input", file.problem);
  const errors = file.messages.filter(({ severity }) => severity === "error");
  if (errors.length > 0)
    throw new EntenteError("wrong-input", `${file.file} cannot be read:\n${errors.map(format).join("\n")}`);
  return file;
}

const noAnalysts = (known: readonly string[]): EntenteError =>
  new EntenteError(
    "wrong-input",
    known.length === 0
      ? "the case has no analysts: a file analysts/NAME.yaml beside it holds one person's numbers"
      : `--analysts takes all, or names joined by commas: ${known.join(", ")}`,
  );

function namesIn(text: string): string[] {
  const names = text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new EntenteError("wrong-usage", `--analysts names '${twice}' twice`);
  return names.sort((a, b) => (a < b ? -1 : 1));
}

/** Weights as typed, each above 0; those of the others are 1. */
function weightsOf(given: Given, isPool: boolean): Map<string, number> {
  const { weights } = given.flags;
  if (typeof weights !== "string") return new Map();
  if (!isPool) throw new EntenteError("wrong-usage", "--weights belongs to --analysts");
  const pairs = weights.split(",").map((part): [string, number] => {
    const [id, text] = part.split("=").map((word) => word.trim());
    const weight = /^\d*\.?\d+$/.test(text ?? "") ? Number(text) : NaN;
    if (!id || !(weight > 0 && weight <= 1e6))
      throw new EntenteError(
        "wrong-usage",
        `--weights takes NAME=WEIGHT joined by commas, weights above 0, not '${part.trim()}'`,
      );
    return [id, weight];
  });
  const twice = pairs.find(([id], at) => pairs.findIndex(([other]) => other === id) !== at);
  if (twice) throw new EntenteError("wrong-usage", `--weights names '${twice[0]}' twice`);
  return new Map(pairs);
}
