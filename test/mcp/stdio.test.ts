/** The command that is built, over real pipes, with the clients that people have. */
import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { Client as EarlierClient } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport as EarlierTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { describe, expect, it } from "vitest";
import { closed } from "../child.ts";
import { cli } from "../cli/command.ts";
import { TINY_FILES, TINY_NAME } from "../../bench/mcp/tiny.ts";
import { folderWith, strait } from "./client.ts";

const command = process.execPath;
const argsFor = (folder: string): string[] => [cli, "mcp", "--root", folder];

describe("over stdio", () => {
  it.each([
    ["2025", "legacy"],
    ["2026", { pin: "2026-07-28" }],
  ] as const)("a client of %s calls a tool", async (_, mode) => {
    const client = new Client({ name: "test", version: "1" }, { versionNegotiation: { mode } });
    await client.connect(
      new StdioClientTransport({ command, args: argsFor(folderWith({ "strait.md": strait })), stderr: "ignore" }),
    );
    const answer = await client.callTool({ name: "article_open", arguments: { path: "strait.md" } });
    expect(answer.structuredContent).toMatchObject({ date: { day: "2026-03-14", from: "document" } });
    await client.close();
  });
  it("and so does a client of the SDK before", async () => {
    const client = new EarlierClient({ name: "test", version: "1" });
    await client.connect(
      new EarlierTransport({ command, args: argsFor(folderWith({ "strait.md": strait })), stderr: "ignore" }),
    );
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toContain("article_open");
    const answer = await client.callTool({ name: "article_open", arguments: { path: "strait.md" } });
    expect(answer.structuredContent).toMatchObject({ title: "The price of the strait" });
    await client.close();
  });
  it("the end of input ends the process, with nothing but the protocol on standard output", async () => {
    const server = spawn(command, argsFor(folderWith()));
    const [out, err] = [collected(server, "stdout"), collected(server, "stderr")];
    server.stdin.write(`${JSON.stringify(initialize)}\n`);
    await expect.poll(() => out.text).toContain('"id":1');
    const ended = Date.now();
    server.stdin.end();
    const status = await closed(server);
    expect(status).toBe(0);
    expect(Date.now() - ended).toBeLessThan(1500); // a second, and what a loaded machine takes to say so
    for (const line of out.text.trim().split("\n")) expect(JSON.parse(line)).toMatchObject({ jsonrpc: "2.0" });
    expect(err.text.trim().split("\n")).toHaveLength(1);
  });
  it("a whole session leaves nothing else on standard output: a check, a run and its reasons", async () => {
    const server = spawn(command, argsFor(folderWith(TINY_FILES)));
    const out = collected(server, "stdout");
    const send = (message: object): boolean =>
      server.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
    const call = async (id: number, name: string, input: object): Promise<any> => {
      send({ id, method: "tools/call", params: { name, arguments: input } });
      await expect.poll(() => out.text).toContain(`"id":${id}`);
      return out.text.split("\n").flatMap((line) => (line.includes(`"id":${id}`) ? [JSON.parse(line)] : []))[0].result;
    };
    send(initialize);
    send({ method: "notifications/initialized" });
    expect((await call(2, "case_check", { case: TINY_NAME })).structuredContent.runs).toBe(true);
    const ran = await call(3, "case_run", { case: TINY_NAME, draws: 100, paths: 1, wait_s: 50 });
    const { run } = ran.structuredContent;
    const why = await call(4, "result_ask", { run, about: "why_not", id: "contract" });
    expect(why.structuredContent.rows.length).toBeGreaterThan(0);
    server.stdin.end();
    await closed(server);
    for (const line of out.text.trim().split("\n")) expect(JSON.parse(line)).toMatchObject({ jsonrpc: "2.0" });
  });
  it("a call that is given up ends its run, and the server goes on; one that is killed leaves no half of a run", async () => {
    const folder = folderWith(TINY_FILES);
    const client = new Client({ name: "test", version: "1" }, { versionNegotiation: { mode: { pin: "2026-07-28" } } });
    const transport = new StdioClientTransport({
      command,
      args: [...argsFor(folder), "--max-draws", "100000"],
      stderr: "ignore",
    });
    await client.connect(transport);
    const cancel = new AbortController();
    const input = { name: "case_run", arguments: { case: TINY_NAME, draws: 100_000 } };
    const given = client.callTool(input, { signal: cancel.signal }).catch(() => "given up");
    setTimeout(() => cancel.abort(), 300);
    expect(await given).toBe("given up");
    const begun = await client.callTool({ ...input, arguments: { ...input.arguments, wait_s: 0.2 } });
    expect(begun.structuredContent).toMatchObject({ state: "running" });
    process.kill(transport.pid!, "SIGKILL");
    await client.close();
    expect(existsSync(join(folder, ".entente"))).toBe(false);
  });
  it("a signal ends it too", async () => {
    const server = spawn(command, argsFor(folderWith()));
    const out = collected(server, "stdout");
    server.stdin.write(`${JSON.stringify(initialize)}\n`);
    await expect.poll(() => out.text).toContain('"id":1');
    server.kill("SIGTERM");
    expect(await closed(server)).toBe(0);
  });
});

const initialize = {
  jsonrpc: "2.0",
  id: 1,
  method: "initialize",
  params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "test", version: "1" } },
};

function collected(server: ChildProcessWithoutNullStreams, stream: "stdout" | "stderr"): { text: string } {
  const all = { text: "" };
  server[stream].on("data", (part: Buffer) => (all.text += part.toString()));
  return all;
}
