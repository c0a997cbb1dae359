/**
 * Settings of a language model: by flags, by the environment, by a file that either names; in this order. A key comes
 * from the environment alone.
 */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { EntenteError } from "../../errors.ts";
import type { Prices } from "./cost.ts";
import type { Endpoint } from "./endpoint.ts";

export interface ModelSettings extends Endpoint {
  prices: Prices | null;
  /** Calls side by side. */
  parallel: number;
}

/** Flags as they were given, by name. */
interface Given {
  flags: { readonly [name: string]: string | true | undefined };
}

const DEFAULT_TIMEOUT_SECONDS = 120;
const DEFAULT_PARALLEL = 4;
const SETTINGS = ["url", "model", "prices", "parallel", "timeout", "key_variable"] as const;
type Setting = (typeof SETTINGS)[number];
type Values = { [setting in Setting]?: string };

const VARIABLES: { [setting in Setting]?: string } = {
  url: "ENTENTE_MODEL_URL",
  model: "ENTENTE_MODEL",
};
const FLAGS: { [setting in Setting]?: string } = {
  url: "model-url",
  model: "model",
  prices: "prices",
  parallel: "parallel",
  timeout: "timeout",
};

/** @returns null where neither flags nor the environment name a model, or `--offline` is given */
export function modelSettings(given: Given, environment: NodeJS.ProcessEnv = process.env): ModelSettings | null {
  const flag = (name: string): string | undefined => {
    const value = given.flags[name];
    return typeof value === "string" ? value : undefined;
  };
  const typed = pick((setting) => (FLAGS[setting] ? flag(FLAGS[setting]) : undefined));
  const fileName = flag("model-settings") ?? environment["ENTENTE_MODEL_SETTINGS"];
  const flags = [...Object.values(FLAGS), "model-settings"].filter((name) => flag(name) !== undefined);
  if (given.flags["offline"] === true) {
    if (flags.length > 0) throw new EntenteError("wrong-usage", `--offline asks no model; leave out --${flags[0]}`);
    return null;
  }
  const values: Values = {
    ...(fileName ? fromFile(fileName) : {}),
    ...pick((setting) => (VARIABLES[setting] && environment[VARIABLES[setting]]) || undefined),
    ...typed,
  };
  const { url, model } = values;
  if (!url && !model) {
    if (flags.length > 0)
      throw new EntenteError("wrong-usage", `--${flags[0]} is for a model; name one with --model-url and --model`);
    return null;
  }
  if (!url || !model)
    throw new EntenteError(
      "wrong-usage",
      url
        ? "a model endpoint is given and no model: name it with --model or ENTENTE_MODEL"
        : `the model '${model}' needs the address of its endpoint: --model-url or ENTENTE_MODEL_URL, such as http://localhost:11434/v1`,
    );
  const address = addressOf(url);
  return {
    url,
    model,
    key: keyFor(address, values.key_variable, environment),
    timeout: 1000 * number("timeout", values.timeout ?? String(DEFAULT_TIMEOUT_SECONDS), 0.01, 3600, "seconds"),
    parallel: Math.floor(number("parallel", values.parallel ?? String(DEFAULT_PARALLEL), 1, 64, "calls side by side")),
    prices: values.prices === undefined ? null : pricesOf(values.prices),
  };
}

const pick = (of: (setting: Setting) => string | undefined): Values =>
  Object.fromEntries(SETTINGS.flatMap((setting) => (of(setting) === undefined ? [] : [[setting, of(setting)!]])));

function fromFile(name: string): Values {
  const wrong = (what: string): EntenteError => new EntenteError("wrong-input", `model settings '${name}': ${what}`);
  let value: unknown;
  try {
    value = parse(readFileSync(name, "utf8"), { maxAliasCount: 0 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw wrong(code === "ENOENT" ? "there is no such file" : "it cannot be read as YAML");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw wrong(`it holds no settings; it may set ${SETTINGS.join(", ")}`);
  for (const [setting, content] of Object.entries(value)) {
    if (/^(?:api_?)?key$/i.test(setting))
      throw wrong(
        "a key does not stand in a file; name the variable that holds it with key_variable, and change the key",
      );
    if (!(SETTINGS as readonly string[]).includes(setting))
      throw wrong(`unknown setting '${setting}'; it may set ${SETTINGS.join(", ")}`);
    if (typeof content !== "string" && typeof content !== "number") throw wrong(`${setting} takes one value`);
  }
  return pick((setting) => {
    const content = (value as { [name: string]: string | number | undefined })[setting];
    return content === undefined ? undefined : String(content);
  });
}

function addressOf(url: string): URL {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (!address || !/^https?:$/.test(address.protocol))
    throw new EntenteError(
      "wrong-usage",
      "the address of a model is that of a chat endpoint, such as http://localhost:11434/v1",
    );
  if (address.username || address.password || /key|token/i.test(address.search))
    throw new EntenteError(
      "wrong-usage",
      "a key does not stand in the address of a model; put it into ENTENTE_MODEL_KEY in the environment",
    );
  return address;
}

/** OpenAI's own variable counts for OpenAI's own address alone. */
function keyFor(address: URL, variable: string | undefined, environment: NodeJS.ProcessEnv): string | null {
  if (variable !== undefined) {
    const key = environment[variable];
    if (!key) throw new EntenteError("wrong-usage", "key_variable names a variable that is not set in the environment");
    return key;
  }
  return (
    environment["ENTENTE_MODEL_KEY"] ||
    (address.hostname === "api.openai.com" ? environment["OPENAI_API_KEY"] : undefined) ||
    null
  );
}

/** @param text prices of a million tokens in and out: `0.5/1.5` */
export function pricesOf(text: string): Prices {
  const found = /^(\d+(?:\.\d+)?)\s*[/,]\s*(\d+(?:\.\d+)?)$/.exec(text.trim());
  if (!found)
    throw new EntenteError(
      "wrong-usage",
      `--prices takes prices of a million tokens in and out, such as 0.5/1.5, not '${text}'`,
    );
  return { prompt: Number(found[1]), completion: Number(found[2]) };
}

function number(flag: string, text: string, least: number, most: number, unit: string): number {
  const value = Number(text);
  if (!(value >= least && value <= most) || text.trim() === "")
    throw new EntenteError("wrong-usage", `--${flag} takes ${unit}, from ${least} to ${most}, not '${text}'`);
  return value;
}
