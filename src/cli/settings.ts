/** What was typed to `Settings`, each flag checked against the case. */
import { defaults, type Settings } from "../engine/index.ts";
import { amend, nearest, suggestion, type Case } from "../language/index.ts";
import { LENSES, type Lens } from "../runners/node/index.ts";
import type { Given } from "./arguments.ts";
import { Failure } from "./failure.ts";

const MOST = {
  draws: 1_000_000,
  paths: 10_000,
  limit: 100_000_000,
  workers: 512,
  seed: Number.MAX_SAFE_INTEGER,
} as const;

/** The case as `--set` corrects it, and the settings of a run. @throws Failure (2 for what is no number, 1 for what the case does not have) */
export function settingsOf(c: Case, given: Given): { case: Case; settings: Settings; workers: number | undefined } {
  const set = pairs(given, "set");
  let amended = c;
  for (const [path, text] of Object.entries(set)) {
    const done = amend(amended, path, text);
    if ("problem" in done) throw new Failure(1, `--set: ${done.problem}`);
    amended = done.case;
  }
  const scenario = given.flags["scenario"] ?? null;
  const scenarios = c.scenarios.map(({ id }) => id);
  if (typeof scenario === "string" && !scenarios.includes(scenario)) {
    throw new Failure(
      1,
      `--scenario: unknown scenario '${scenario}'${suggestion(nearest(scenario, scenarios)) || (scenarios.length > 0 ? `; the case has ${scenarios.join(", ")}` : "; the case has none")}`,
    );
  }
  const workers = given.flags["workers"] === undefined ? undefined : whole(given, "workers", 1);
  return {
    case: amended,
    workers,
    settings: {
      ...defaults,
      set,
      scenario: typeof scenario === "string" ? scenario : null,
      draws: whole(given, "draws", 1) ?? defaults.draws,
      paths: whole(given, "paths", 1) ?? defaults.paths,
      seed: whole(given, "seed", 0) ?? defaults.seed,
      limit: whole(given, "limit", 1) ?? defaults.limit,
      boxes: given.flags["full"] ? 3 : defaults.boxes,
      pin: levels(c, given, "pin"),
      at: levels(c, given, "at"),
    },
  };
}

/** `--lens a,b`: the views asked for; undefined where all are. */
export function lensesOf(given: Given): Lens[] | undefined {
  const text = given.flags["lens"];
  if (typeof text !== "string") return undefined;
  const names = text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "none");
  for (const name of names) {
    if (!(LENSES as readonly string[]).includes(name))
      throw new Failure(
        2,
        `--lens: unknown lens '${name}'${suggestion(nearest(name, LENSES)) || `; there are ${LENSES.join(", ")}, and none`}`,
      );
  }
  return names as Lens[];
}

function whole(given: Given, name: keyof typeof MOST, least: number): number | undefined {
  const text = given.flags[name];
  if (typeof text !== "string") return undefined;
  const value = Number(text.replaceAll("_", ""));
  if (!/^\d[\d_]*$/.test(text) || value < least || value > MOST[name])
    throw new Failure(
      2,
      `--${name} takes a whole number from ${least} to ${MOST[name].toLocaleString("en")}, not '${text}'`,
    );
  return value;
}

/** `KEY=VALUE` flags as they were typed. */
function pairs(given: Given, name: string): { [key: string]: string } {
  const out: { [key: string]: string } = Object.create(null);
  for (const text of given.list[name] ?? []) {
    const at = text.indexOf("=");
    if (at < 1 || text.slice(at + 1).trim() === "")
      throw new Failure(2, `--${name} takes ${name === "set" ? "PATH=QUANTITY" : "DRIVER=VALUE"}, not '${text}'`);
    const key = text.slice(0, at).trim();
    if (key in out) throw new Failure(2, `--${name} names '${key}' twice`);
    out[key] = text.slice(at + 1).trim();
  }
  return { ...out };
}

/** Levels of drivers, each within its driver's range. */
function levels(c: Case, given: Given, name: "pin" | "at"): { [driver: string]: number } {
  return Object.fromEntries(
    Object.entries(pairs(given, name)).map(([id, text]) => {
      const driver = c.drivers.find((d) => d.id === id);
      if (!driver)
        throw new Failure(
          1,
          `--${name}: unknown driver '${id}'${
            suggestion(
              nearest(
                id,
                c.drivers.map((d) => d.id),
              ),
            ) || `; the case has ${c.drivers.map((d) => d.id).join(", ") || "none"}`
          }`,
        );
      const value = Number(text);
      if (!/^[-+.\d]/.test(text) || !Number.isFinite(value))
        throw new Failure(2, `--${name} ${id}: '${text}' is not a number`);
      if (value < driver.min || value > driver.max)
        throw new Failure(1, `--${name} ${id}=${text}: ${driver.name} lies between ${driver.min} and ${driver.max}`);
      return [id, value];
    }),
  );
}
