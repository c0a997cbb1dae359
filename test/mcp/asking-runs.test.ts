import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { entente } from "../cli/command.ts";
import { connect, ERAS, folderWith, type Person } from "./client.ts";
import { TINY_FILES, TINY_NAME } from "../../bench/mcp/tiny.ts";

const folder = folderWith(TINY_FILES);
let run = "";
let whatIf = "";
beforeAll(async () => {
  const { call } = await connect(folder);
  const own = { case: TINY_NAME, draws: 100, paths: 2, wait_s: 50 };
  run = (await call("case_run", own)).data.run;
  whatIf = (await call("case_run", { ...own, pin: { fuel: 100 } })).data.run;
});

describe("result_ask", () => {
  const ids: { [about: string]: string | undefined } = {
    question: "contract",
    driver: "fuel",
    package: "boat=new",
    number: "actors.brand.friction",
    actor: "brand",
    why_not: "contract",
    tipping: "contract",
    boxes: "contract",
    believe: "contract",
  };
  it("answers every topic of a finished run", async () => {
    const { call, client } = await connect(folder);
    const { tools } = await client.listTools();
    const topics = (tools.find(({ name }) => name === "result_ask")!.inputSchema.properties as any).about
      .enum as string[];
    for (const about of topics) {
      const answer = await call("result_ask", {
        run,
        about,
        ...(ids[about] ? { id: ids[about] } : {}),
        ...(about === "believe" ? { p: 0.5 } : {}),
      });
      expect(answer.isError, `${about}: ${answer.text}`).toBe(false);
      expect(answer.data.lines.length + answer.data.rows.length, about).toBeGreaterThan(0);
    }
    const stored = JSON.parse(readFileSync(join(folder, `.entente/runs/${run}/result.json`), "utf8"));
    const why = await call("result_ask", { run, about: "why_not", id: "contract" });
    const refused = why.data.rows.find((row: any) => row.refused_by === "brand");
    expect(refused.share_of_refusals).toBeCloseTo(stored.questions.contract.why_not.refused.brand.share, 3);
    const record = await call("result_ask", { run, about: "record" });
    const [first] = record.data.rows;
    expect(first.moved_sd).toBeCloseTo(stored.parameters[first.number].shift, 3);
  });
  it("says what one would have to believe for other odds, as long as the case is what was run", async () => {
    const { call } = await connect(folder);
    const told = await call("result_ask", { run, about: "believe", id: "contract", p: 0.6 });
    expect(told.data.lines[0]).toMatch(/^60 % for contract \(\d+ % ± [\d.]+ in the run\): .* nats/);
    expect(told.data.rows[0].shift_sd).not.toBe(0);
    expect((await call("result_ask", { run, about: "believe", id: "contract" })).text).toMatch(/^\[bad-arguments\]/);
    expect((await call("result_ask", { run, about: "record", p: 0.6 })).text).toMatch(/^\[bad-arguments\]/);
    const own = folderWith();
    cpSync(folder, own, { recursive: true });
    const other = await connect(own);
    writeFileSync(join(own, TINY_NAME, "case.yaml"), `${TINY_FILES[`${TINY_NAME}/case.yaml`]}# changed\n`);
    const stale = await other.call("result_ask", { run, about: "believe", id: "contract", p: 0.6 });
    expect(stale.text).toMatch(/^\[stale\]/);
  });
  it("says what there is where an id is missing or not there", async () => {
    const { call } = await connect(folder);
    expect((await call("result_ask", { run, about: "question" })).text).toMatch(
      /^\[bad-arguments\] id names a question; there are contract, soon\./,
    );
    expect((await call("result_ask", { run, about: "driver", id: "fule" })).text).toMatch(
      /^\[no-such-path\].*did you mean 'fuel'\?/,
    );
    expect((await call("result_ask", { run: "r-123456789abc", about: "record" })).text).toMatch(/^\[no-such-run\]/);
  });
  it("pages through what does not fit", async () => {
    const { call } = await connect(folder);
    const seen: string[] = [];
    for (let from: number | null = 1; from !== null;) {
      const { data } = await call("result_ask", { run, about: "citations", from });
      seen.push(...data.citations.map((one: any) => one.quote));
      expect(data.citations.length).toBeLessThanOrEqual(8);
      from = data.more?.next ?? null;
    }
    expect(seen.length).toBeGreaterThan(8);
    expect(new Set(seen).size).toBe(seen.length);
  });
  it("says of a what-if that it is one", async () => {
    const { call } = await connect(folder);
    expect((await call("result_ask", { run: whatIf, about: "question", id: "contract" })).text).toMatch(
      /^what_if: true\./,
    );
  });
});

describe("ledger_add", () => {
  const filing = async (person?: Person) => {
    const own = folderWith();
    cpSync(folder, own, { recursive: true }); // with its runs
    const { call } = await connect(own, person ? { person } : {});
    return { call, own, run, ledger: join(own, "ledger.jsonl") };
  };
  it("files odds once the person has said yes, and the chain holds", async () => {
    const messages: string[] = [];
    const { call, run, ledger } = await filing(({ message }) => {
      messages.push(message);
      return { action: "accept", content: { file: true } };
    });
    const added = await call("ledger_add", { run, questions: ["contract"], note: "a first try" });
    expect(added.data).toMatchObject({ state: "added" });
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain("Will a new boat be ordered by the end of 2026?");
    expect(messages[0]).not.toContain("2025?");
    const lines = readFileSync(ledger, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(added.data.lines);
    expect(lines.filter(({ kind }) => kind === "question").map(({ id }) => id)).toEqual([`${TINY_NAME}/contract`]);
    expect((await entente("ledger", "verify", "--ledger", ledger)).status).toBe(0);
  });
  it.each([
    ["declines", { action: "decline" as const }],
    ["does not tick it", { action: "accept" as const, content: { file: false } }],
  ])("writes nothing where the person %s", async (_, reply) => {
    const { call, run, ledger } = await filing(() => reply);
    expect((await call("ledger_add", { run })).data).toEqual({ state: "declined", lines: 0, head: "" });
    expect(existsSync(ledger)).toBe(false);
  });
  it("is not for clients without forms, what-ifs, or a case that has changed", async () => {
    const { call, own, run, ledger } = await filing();
    expect((await call("ledger_add", { run })).data.state).toBe("needs_person");
    expect((await call("ledger_add", { run: whatIf })).text).toMatch(/^\[bad-arguments\].*what-if/);
    writeFileSync(join(own, TINY_NAME, "case.yaml"), `${TINY_FILES[`${TINY_NAME}/case.yaml`]}# changed\n`);
    expect((await call("ledger_add", { run })).text).toMatch(/^\[stale\]/);
    expect(existsSync(ledger)).toBe(false);
  });
});

describe.each(ERAS)("resources and prompts under %s", (era) => {
  it("list what there is, sorted, and give it", async () => {
    const { client } = await connect(folder, { era });
    const { resources } = await client.listResources();
    const uris = resources.map(({ uri }) => uri);
    expect(uris).toContain(`entente://case/${TINY_NAME}/case.yaml`);
    expect(uris).toContain(`entente://result/${run}`);
    const read = async (uri: string): Promise<string> => {
      const { contents } = await client.readResource({ uri });
      return (contents[0] as { text: string }).text;
    };
    for (const uri of [
      ...uris,
      `entente://result/${run}/questions`,
      `entente://result/${run}/questions/contract/p`,
      "entente://schema/properties/tables",
    ])
      expect((await read(uri)).length, uri).toBeLessThanOrEqual(50_000);
    expect(JSON.parse(await read(`entente://result/${run}/run`)).draws).toBe(100);
    expect(await read(`entente://report/${run}`)).toContain(`.entente/runs/${run}/report.html`);
    expect(readFileSync(join(folder, `.entente/runs/${run}/report.html`), "utf8")).toMatch(/^<!doctype html>/);
    expect(await read("entente://doc/language")).toMatch(/^# The case language/);
    await expect(read("entente://case/../case.yaml")).rejects.toThrow(/outside-root|not found/i);
    await expect(read("entente://result/r-123456789abc")).rejects.toThrow(/no-such-run/);
    await expect(read(`entente://result/${run}/nothing`)).rejects.toThrow(/no section 'nothing'/);
  });
  it("prompts have descriptions and name the steps", async () => {
    const { client } = await connect(folder, { era });
    const { prompts } = await client.listPrompts();
    expect(prompts.map(({ name }) => name).sort()).toEqual(["read_column", "red_team", "resolve_due"]);
    for (const { description } of prompts) expect(description).toMatch(/\.$/);
    const { messages } = await client.getPrompt({
      name: "read_column",
      arguments: { path: "strait.md", as_of: "2026-03" },
    });
    expect((messages[0]!.content as { text: string }).text).toMatch(/^Read the article "strait\.md".*\n1\. .*\n8\. /s);
    const due = await client.getPrompt({ name: "resolve_due" });
    expect((due.messages[0]!.content as { text: string }).text).toContain("ledger.jsonl");
  });
});
