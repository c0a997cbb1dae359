import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { modelSettings } from "../../src/reader/model/settings.ts";
import { EXAMPLE_DRAFT } from "../../src/reader/model/example-draft.ts";
import { EXAMPLE_ANSWER, EXAMPLE_TEXT } from "../../src/reader/model/guideline.ts";
import { replies, standIn, type Server } from "../reader/model/stand-in.ts";
import { entente, inFolder } from "./command.ts";

const { folder, file } = inFolder("read-model");
const KEY = "sk-secret-of-this-test";
const article = file("article.txt", EXAMPLE_TEXT);
const asked = ["read", article, "--as-of", "2027-04"];
const ANSWERS = { "read-1": EXAMPLE_ANSWER, draft: EXAMPLE_DRAFT, criticise: { edits: [] } };

let server: Server;
beforeAll(async () => {
  server = await standIn(...Object.values(ANSWERS).map((answer) => replies.plain(JSON.stringify(answer))));
  process.env["ENTENTE_MODEL_KEY"] = KEY;
});
afterAll(async () => {
  delete process.env["ENTENTE_MODEL_KEY"];
  await server.close();
});

const everything = (path: string): string =>
  readdirSync(path, { recursive: true, encoding: "utf8" })
    .map((name) => join(path, name))
    .filter((name) => statSync(name).isFile())
    .map((name) => readFileSync(name, "utf8"))
    .join("\n");

describe("entente read --model", () => {
  const one = join(folder, "one");
  it("tells the cost before and after, and keeps what was asked and answered beside the draft, but no key", async () => {
    const { status, stdout, stderr } = await entente(
      ...[...asked, "--model", "stand-in", "--model-url", server.url, "--prices", "2/8", "-o", one],
    );
    expect(stderr).toMatch(
      /^The text goes to stand-in at 127\.0\.0\.1:\d+\. About [\d,]+ tokens in and [\d,]+ out, in 3 calls: about 0\.\d+ at the prices given\./,
    );
    expect(stdout.replace(/\s+/g, " ")).toMatch(
      /3 calls, .* 2,700 tokens in and 240 out, cost 0\.0073 at the prices given/,
    );
    expect(status).toBe(0);
    expect(readdirSync(join(one, "model")).sort()).toEqual(
      ["about.json", ...Object.keys(ANSWERS).flatMap((step) => [`${step}.answer.json`, `${step}.prompt.md`])].sort(),
    );
    expect(server.seen.every(({ headers }) => headers.authorization === `Bearer ${KEY}`)).toBe(true);
    expect(everything(one) + stdout + stderr).not.toContain(KEY);
  });
  it("gives the same draft again from what was kept, without a model", async () => {
    const two = join(folder, "two");
    const { status, stderr } = await entente(
      ...[...asked, "--answers", join(one, "model"), "--prices", "2/8", "-o", two],
    );
    expect([status, stderr]).toEqual([0, ""]);
    expect(everything(two)).toBe(everything(one));
  });
  it("drafts by rules where nobody is at the endpoint, and says so", async () => {
    const gone = await standIn(replies.never);
    await gone.close();
    const three = join(folder, "three");
    const states = file(
      "states.txt",
      "Norway and Denmark dispute the Halland fishing grounds. They may sign a treaty.",
    );
    const { status, stderr } = await entente(
      ...["read", states, "--as-of", "2014-06", "--model", "m", "--model-url", gone.url, "-o", three],
    );
    expect(status).toBe(0);
    expect(stderr.replace(/\s+/g, " ")).toMatch(
      /The model "m" gave nothing: part 1: the endpoint cannot be reached .* The reading by rules stands\./,
    );
    expect(existsSync(join(three, "case.yaml"))).toBe(true);
    expect(existsSync(join(three, "model"))).toBe(false);
  });
});

describe("entente read --prompts", () => {
  it("leads through the three calls by hand: the prompt of each comes when the one before is answered", async () => {
    const by = join(folder, "by-hand");
    const seen: string[] = [];
    for (const [step, answer] of Object.entries(ANSWERS)) {
      const { status, stdout } = await entente(...asked, "--prompts", by);
      expect(status).toBe(0);
      expect(stdout).toContain(`Asked and not yet answered: ${step}.prompt.md.`);
      const prompt = readFileSync(join(by, `${step}.prompt.md`), "utf8");
      expect(prompt).toContain(EXAMPLE_TEXT);
      file(join("by-hand", `${step}.answer.json`), `\`\`\`json\n${JSON.stringify(answer)}\n\`\`\``);
      seen.push(step);
      for (const later of Object.keys(ANSWERS).filter((name) => !seen.includes(name)))
        expect(existsSync(join(by, `${later}.prompt.md`)), later).toBe(false);
    }
    const { stdout } = await entente(...asked, "--prompts", by);
    expect(stdout).toContain("Everything is answered");
    const four = join(folder, "four");
    expect((await entente(...[...asked, "--answers", by, "-o", four])).status).toBe(0);
    expect(readFileSync(join(four, "case.yaml"), "utf8")).toBe(readFileSync(join(folder, "one", "case.yaml"), "utf8"));
  });
  it("refuses a folder of another text, and changes nothing in it", async () => {
    const other = file("other.txt", EXAMPLE_TEXT.replaceAll("Tavia", "Belmar"));
    const before = everything(join(folder, "by-hand"));
    const { status, stderr } = await entente("read", other, "--as-of", "2027-04", "--prompts", join(folder, "by-hand"));
    expect([status, stderr]).toEqual([1, expect.stringMatching(/answers are about another text/)]);
    expect(everything(join(folder, "by-hand"))).toBe(before);
  });
});

describe("wrong usage of a model", () => {
  mkdirSync(join(folder, "empty"));
  it.each<[string[], RegExp, number]>([
    [["--model-url", "http://127.0.0.1:9/v1"], /a model endpoint is given and no model/, 2],
    [["--model", "m"], /the model 'm' needs the address of its endpoint/, 2],
    [["--model", "m", "--model-url", "http://127.0.0.1:9/v1"], /needs -o DIR/, 2],
    [["--model", "m", "--model-url", "ftp://x", "-o", "x"], /the address of a model is that of a chat endpoint/, 2],
    [
      ["--model", "m", "--model-url", `http://me:${KEY}@127.0.0.1:9/`, "-o", "x"],
      /a key does not stand in the address/,
      2,
    ],
    [["--answers", "a", "--model", "m"], /--answers takes the place of a model; leave out --model/, 2],
    [["--answers", join(folder, "empty")], /it has no about\.json/, 1],
    [["--model", "m", "--model-url", "http://127.0.0.1:9", "--timeout", "0", "-o", "x"], /--timeout takes seconds/, 2],
    [["--model", "m", "--model-url", "http://127.0.0.1:9", "--prices", "cheap", "-o", "x"], /--prices takes prices/, 2],
    [["--prices", "1/2"], /--prices is for a model/, 2],
    [["--offline", "--model", "m"], /--offline asks no model; leave out --model/, 2],
    [["--model-settings", join(folder, "none.yaml"), "-o", "x"], /there is no such file/, 1],
  ])("%j", async (args, said, code) => {
    const { status, stderr } = await entente(...asked, ...args);
    expect(stderr).toMatch(said);
    expect(stderr).not.toContain(KEY);
    expect(status).toBe(code);
    expect(existsSync("x")).toBe(false);
  });
});

describe("settings of a model", () => {
  const given = (flags: { [name: string]: string | true }) => ({ positionals: [], flags, list: {} });
  const settings = file(
    "model.yaml",
    "url: http://file:1/v1\nmodel: of-file\nprices: 0.5/1.5\nparallel: 2\ntimeout: 30\n",
  );
  const environment = { ENTENTE_MODEL_SETTINGS: settings, ENTENTE_MODEL: "of-environment", ENTENTE_MODEL_KEY: KEY };
  it("come from the file, then the environment, then flags", () => {
    expect(modelSettings(given({ "model-url": "http://flag:2/v1", timeout: "5" }), environment)).toEqual({
      url: "http://flag:2/v1",
      model: "of-environment",
      key: KEY,
      prices: { prompt: 0.5, completion: 1.5 },
      parallel: 2,
      timeout: 5000,
    });
  });
  it("are none without a model, and none with --offline", () => {
    expect(modelSettings(given({}), { ENTENTE_MODEL_KEY: KEY })).toBeNull();
    expect(modelSettings(given({ offline: true }), environment)).toBeNull();
  });
  it("send OpenAI's key to OpenAI alone", () => {
    const keyAt = (url: string) => modelSettings(given({ model: "m", "model-url": url }), { OPENAI_API_KEY: KEY })!.key;
    expect(keyAt("https://api.openai.com/v1")).toBe(KEY);
    expect(keyAt("https://api.openai.com.example.org/v1")).toBeNull();
  });
  it("name the variable of a key, never the key", () => {
    const named = file("named.yaml", "url: http://x/v1\nmodel: m\nkey_variable: MY_KEY\n");
    expect(modelSettings(given({ "model-settings": named }), { MY_KEY: KEY, ENTENTE_MODEL_KEY: "other" })!.key).toBe(
      KEY,
    );
    const held = file("held.yaml", `url: http://x/v1\nmodel: m\napi_key: ${KEY}\n`);
    const wrong = (): unknown => modelSettings(given({ "model-settings": held }), {});
    expect(wrong).toThrow(/a key does not stand in a file/);
    expect(wrong).not.toThrow(KEY);
  });
  it.each([
    ["url: [1]", /url takes one value/],
    ["speed: 3", /unknown setting 'speed'; it may set url, model/],
    ["- a", /it holds no settings/],
    ["a: [", /cannot be read as YAML/],
  ])("of a file that says %j are refused in words", (text, said) => {
    expect(() => modelSettings(given({ "model-settings": file("wrong.yaml", text) }), {})).toThrow(said);
  });
});
