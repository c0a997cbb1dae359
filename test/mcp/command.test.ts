import { expect, it } from "vitest";
import { relayedText } from "../../src/wording/grounds.ts";
import { entente } from "../cli/command.ts";
import { folderWith } from "./client.ts";

it("--config prints the block that starts this server with these switches", async () => {
  const folder = folderWith();
  const { status, stdout } = await entente("mcp", "--root", folder, "--relay", "--workers", "2", "--config");
  expect(status).toBe(0);
  const { command, args } = JSON.parse(stdout).mcpServers.entente;
  expect(command).toBe(process.execPath);
  expect(args.slice(1)).toEqual(["mcp", "--root", folder, "--relay", "--workers", "2"]);
});

it.each([
  [[], /mcp takes --root DIR/],
  [["--root", "/nowhere/at/all"], /there is no folder '\/nowhere\/at\/all'/],
  [["--root", "/tmp", "--max-draws", "7"], /--max-draws takes a whole number from 100 to 100,000, not '7'/],
  [["--root", "/tmp", "--roots"], /unknown flag '--roots'/],
])("mcp %j is refused in a line", async (args, words) => {
  const { status, stdout, stderr } = await entente("mcp", ...args);
  expect(status).toBeGreaterThan(0);
  expect(stdout).toBe("");
  expect(stderr).toMatch(words);
});

it("numbers that were passed on from a chat are told where numbers are counted", () => {
  const grounds = {
    all: 3,
    figure: 0,
    argued: 0,
    judged: 3,
    suggested: 0,
    bare: 0,
    default: 0,
    series: 0,
    unchecked: 0,
  };
  expect(relayedText(grounds)).toBe("");
  expect(relayedText({ ...grounds, relayed: 1 })).toContain("1 of them was passed on by an assistant");
});
