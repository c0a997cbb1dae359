/** The command that is built, over real pipes, with the clients that people have. */
import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { Client as EarlierClient } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport as EarlierTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { describe, expect, it } from "vitest";
import { cli } from "../cli/command.ts";
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
    const status = await new Promise((done) => server.on("close", done));
    expect(status).toBe(0);
    expect(Date.now() - ended).toBeLessThan(1500); // a second, and what a loaded machine takes to say so
    for (const line of out.text.trim().split("\n")) expect(JSON.parse(line)).toMatchObject({ jsonrpc: "2.0" });
    expect(err.text.trim().split("\n")).toHaveLength(1);
  });
  it("a signal ends it too", async () => {
    const server = spawn(command, argsFor(folderWith()));
    const out = collected(server, "stdout");
    server.stdin.write(`${JSON.stringify(initialize)}\n`);
    await expect.poll(() => out.text).toContain('"id":1');
    server.kill("SIGTERM");
    expect(await new Promise((done) => server.on("close", done))).toBe(0);
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
