import { describe, expect, it } from "vitest";
import { runToEnd } from "../child.ts";
import { chromiumCommand, findChromium } from "../../src/cli/chromium.ts";
import type { Finding } from "../../src/cli/doctor.ts";
import { OPTIONAL_PARTS } from "../../src/optional-parts.ts";
import { cli, entente } from "./command.ts";

const findingsOf = (stdout: string): { [name: string]: Finding } =>
  Object.fromEntries((JSON.parse(stdout) as { findings: Finding[] }).findings.map((one) => [one.name, one]));

describe("doctor", () => {
  it("says what is here, in words and as JSON", async () => {
    const { status, stdout } = await entente("doctor", "--json");
    const findings = findingsOf(stdout);
    expect(Object.keys(findings)).toEqual(
      expect.arrayContaining(["entente", "Node", "cores", "this folder", "temporary files", "chromium"]),
    );
    expect(findings["Node"]!.found).toContain(process.versions.node);
    for (const { name, version } of OPTIONAL_PARTS) {
      expect(findings[name]).toMatchObject({ ok: true, optional: true, type: null });
      expect(findings[name]!.found).toContain(version);
    }
    expect(status).toBe(0);
    const words = await entente("doctor");
    for (const name of Object.keys(findings)) expect(words.stdout).toMatch(new RegExp(`^(ok|absent) +${name} `, "m"));
    expect(words.stdout).toMatch(/Everything that Entente needs is here\.\n$/);
  });
  it.runIf(process.platform === "linux")("ends with status 3 where nothing can be written, and says where", () => {
    const { status, stdout } = runToEnd(process.execPath, [cli, "doctor"], { cwd: "/proc", encoding: "utf8" });
    expect(stdout).toMatch(/^missing +this folder +could not write '\/proc'/m);
    expect(stdout).toMatch(/What is missing is needed/);
    expect(status).toBe(3);
  });
});

describe("chromium", () => {
  const among = (env: { [name: string]: string }, platform: NodeJS.Platform, ...there: string[]) =>
    findChromium(env, platform, (path) => there.includes(path));
  it("is found on the PATH, and where installers put it", () => {
    expect(among({ PATH: "/bin:/opt/bin" }, "linux", "/opt/bin/chromium")).toBe("/opt/bin/chromium");
    expect(among({ PATH: "/bin" }, "linux", "/opt/bin/chromium")).toBe(null);
    expect(among({}, "linux")).toBe(null);
    const mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
    expect(among({ PATH: "/bin" }, "darwin", mac)).toBe(mac);
    const windows = "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe";
    expect(among({ ProgramFiles: "C:\\Program Files" }, "win32", windows)).toBe(windows);
  });
  it("is installed by a command of the system", () => {
    expect(chromiumCommand("linux")).toMatch(/^apt-get install .*chromium/);
    expect(chromiumCommand("darwin")).toMatch(/^brew /);
    expect(chromiumCommand("win32")).toMatch(/^winget /);
  });
});
