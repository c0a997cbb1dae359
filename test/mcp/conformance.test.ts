/** The protocol's own conformance suite; it speaks HTTP alone, so the same server is mounted on a loopback port. */
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import {
  createMcpHandler,
  hostHeaderValidationResponse,
  localhostAllowedHostnames,
  localhostAllowedOrigins,
  originValidationResponse,
} from "@modelcontextprotocol/server";
import { expect, it } from "vitest";
import { closed } from "../child.ts";
import { root } from "../../scripts/build.mjs";
import { serverOf } from "../../src/mcp/server.ts";
import { deskOver, folderWith, strait } from "./client.ts";

const here = join(root, "test/mcp/conformance");
const suite = join(
  dirname(createRequire(import.meta.url).resolve("@modelcontextprotocol/conformance/package.json")),
  "dist/index.js",
);

it("all scenarios pass but those that want fixtures of the suite's own", async () => {
  const desk = deskOver(folderWith({ "strait.md": strait }));
  const handler = createMcpHandler(() => serverOf(desk));
  const http = createServer(
    getRequestListener(
      (request) =>
        hostHeaderValidationResponse(request, localhostAllowedHostnames()) ??
        originValidationResponse(request, localhostAllowedOrigins()) ??
        handler.fetch(request),
    ),
  );
  await new Promise<void>((done) => http.listen(0, "127.0.0.1", done));
  const url = `http://localhost:${(http.address() as AddressInfo).port}/mcp`;
  const told: string[] = [];
  const run = spawn(process.execPath, [
    "--import",
    join(here, "glob-in-old-node.mjs"),
    suite,
    "server",
    "--url",
    url,
    "--expected-failures",
    join(here, "expected-failures.yaml"),
  ]);
  for (const stream of [run.stdout, run.stderr]) stream.on("data", (part: Buffer) => told.push(part.toString()));
  const status = await closed(run);
  await handler.close();
  http.closeAllConnections();
  http.close();
  const lines = told.join("");
  expect(status, lines.slice(-3000)).toBe(0);
  for (const scenario of [
    "server-initialize",
    "ping",
    "tools-list",
    "resources-list",
    "prompts-list",
    "dns-rebinding-protection",
  ])
    expect(lines).toMatch(new RegExp(`✓ ${scenario}\\b`));
});
