import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { root } from "../scripts/build.mjs";
import { installCommand, missingPart, OPTIONAL_PARTS, PDF_READER } from "../src/optional-parts.ts";

const { peerDependencies, peerDependenciesMeta, devDependencies, dependencies, optionalDependencies } = JSON.parse(
  readFileSync(join(root, "package.json"), "utf8"),
) as { [kind: string]: { [name: string]: unknown } | undefined };
const folder = mkdtempSync(join(tmpdir(), "entente parts-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("optional parts are those that npm leaves out, in the versions that are tested", () => {
  expect(Object.keys(peerDependencies!).sort()).toEqual(OPTIONAL_PARTS.map(({ name }) => name).sort());
  expect([dependencies, optionalDependencies]).toEqual([undefined, undefined]); // npm would fetch these unasked
  for (const { name, version } of OPTIONAL_PARTS) {
    expect(peerDependencies![name]).toBe(`^${version}`);
    expect(peerDependenciesMeta![name]).toEqual({ optional: true });
    expect(devDependencies![name]).toBe(version);
  }
});

describe("the line to type for a missing part installs it where this Entente finds it", () => {
  const inside = (...path: string[]): string => join(folder, ...path, "node_modules/entente/dist/cli.js");
  it("in a project, from its folder and from another", () => {
    const project = join(folder, "project");
    mkdirSync(project);
    writeFileSync(join(project, "package.json"), "{}");
    expect(installCommand(PDF_READER, inside("project"), project)).toBe("npm install unpdf@1.8.1");
    expect(installCommand(PDF_READER, inside("project"), folder)).toBe(`npm install --prefix "${project}" unpdf@1.8.1`);
  });
  it("beside a global Entente, whose folder is not a project", () => {
    expect(installCommand(PDF_READER, inside("lib"), folder)).toBe("npm install --global unpdf@1.8.1");
  });
  it("with an Entente that npx fetched", () => {
    expect(installCommand(PDF_READER, inside("_npx", "0a1b"), folder)).toBe(
      "npx --package entente --package unpdf@1.8.1 entente",
    );
    mkdirSync(join(folder, "_npx/2c3d"), { recursive: true });
    writeFileSync(join(folder, "_npx/2c3d/package.json"), JSON.stringify({ _npx: { packages: ["./entente.tgz"] } }));
    expect(installCommand(PDF_READER, inside("_npx", "2c3d"), folder)).toBe(
      "npx --package ./entente.tgz --package unpdf@1.8.1 entente",
    );
  });
  it("in a clone", () => {
    expect(installCommand(PDF_READER, join(root, "dist/cli.js"), root)).toBe("npm ci");
    expect(installCommand(PDF_READER, join(root, "dist/cli.js"), folder)).toContain("npm ci --prefix ");
  });
});

it("a part that is there and cannot be loaded is told apart from one that is not there", () => {
  expect(missingPart(PDF_READER, Object.assign(new Error("x"), { code: "ERR_MODULE_NOT_FOUND" }))).toContain(
    "which is not installed;",
  );
  expect(missingPart(PDF_READER, new Error("no such symbol\nin detail"))).toContain(
    "which cannot be loaded (no such symbol);",
  );
});
