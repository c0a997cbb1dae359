import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it, vi } from "vitest";
import { closed, runToEnd } from "../child.ts";
import { root } from "../../scripts/build.mjs";
import { main } from "../../src/cli/main.ts";
import { cli, entente, inFolder } from "./command.ts";

const { folder, spawned, file, small } = inFolder("cli");
const alone = ["--workers", "1"]; // a second thread for a few worlds costs more than it gives
const flagship = join(root, "cases/kurils-2012");

/** The small case says nothing of turnover or governments. */
const warned = (name: string): string => `1 warning; \`entente check ${name}\` lists it.\n`;
const clean = (text: string): void => expect(text).not.toMatch(/\n\s+at |Error:|node:internal|undefined|\[object/);

describe("what was typed wrongly is said in a line, with status 2", () => {
  it.each<[string[], RegExp]>([
    [["rnu", "x"], /unknown command 'rnu' \(did you mean 'run'\?\)/],
    [["--verson"], /unknown flag '--verson'/],
    [["run"], /run needs CASE: entente run CASE/],
    [["check", "a", "b"], /'b' is one argument too many: entente check CASE \[flags\]\n$/],
    [["run", "x", "--drawz", "3"], /unknown flag '--drawz' \(did you mean '--draws'\?\)/],
    [["run", "x", "--draws"], /--draws takes a value: --draws N/],
    [["check", "x", "--strict=yes"], /--strict takes no value/],
    [["run", "x", "--seed", "1", "--seed", "2"], /--seed is given twice/],
    [["explain", flagship], /explain takes one of --package/],
    [["explain", flagship, "--question", "a", "--number", "b"], /explain takes one of/],
  ])("%j", async (args, said) => {
    const { status, stderr, stdout } = await entente(...args);
    expect(stderr).toMatch(said);
    expect(stdout).toBe("");
    expect(status).toBe(2);
    clean(stderr);
  });
  it.each<[string[], RegExp]>([
    [["--draws", "0"], /--draws takes a whole number from 1 to 1,000,000, not '0'/],
    [["--draws", "2.5"], /not '2\.5'/],
    [["--draws", "-3"], /not '-3'|takes a value/],
    [["--draws", "1e9"], /not '1e9'/],
    [["--draws", "2000000000"], /not '2000000000'/],
    [["--seed", "x"], /--seed takes a whole number/],
    [["--workers", "0"], /--workers takes a whole number from 1 to 512/],
    [["--set", "a"], /--set takes PATH=QUANTITY, not 'a'/],
    [["--pin", "drought"], /--pin takes DRIVER=VALUE/],
    [["--set", "learning=0.1", "--set", "learning=0.2"], /--set names 'learning' twice/],
    [["--pin", "drought=wet"], /'wet' is not a number/],
    [["--format", "pdf"], /--format takes html, md, csv or several of them joined by commas, not 'pdf'/],
  ])("run CASE %j", async (args, said) => {
    const { status, stderr } = await entente("run", small(), ...args);
    expect(stderr).toMatch(said);
    expect(status).toBe(2);
    clean(stderr);
  });
});

describe("what the case does not have is said with what it has, status 1, and nothing is written", () => {
  it.each<[string[], RegExp]>([
    [
      ["--set", "actors.coramia.frictoin=1"],
      /--set: unknown number 'actors\.coramia\.frictoin' \(did you mean 'actors\.coramia\.friction'\?\)/,
    ],
    [["--set", "learning=2"], /--set: learning: 2 is out of range; it must be between 0 and 1/],
    [["--set", "learning=40-60"], /write 40 to 60/],
    [["--pin", "drougt=3"], /--pin: unknown driver 'drougt' \(did you mean 'drought'\?\)/],
    [["--pin", "drought=1000"], /--pin drought=1000: .* lies between/],
    [["--scenario", "nothing_like_it"], /--scenario: unknown scenario 'nothing_like_it'/],
  ])("%j", async (args, said) => {
    const name = small();
    const { status, stderr } = await entente("run", name, ...args);
    expect(stderr).toMatch(said);
    expect(status).toBe(1);
    expect(existsSync(join(name, "out"))).toBe(false);
    clean(stderr);
  });
  it("also by explain", async () => {
    expect((await entente("explain", flagship, "--question", "energy")).stderr).toMatch(/unknown question 'energy'/);
    expect((await entente("explain", flagship, "--number", "actors.japan.frction")).stderr).toMatch(
      /did you mean 'actors\.japan\.friction'/,
    );
    expect((await entente("explain", flagship, "--package", "gaz=contract")).stderr).toMatch(
      /unknown issue 'gaz' \(did you mean 'gas'\?\)/,
    );
    expect((await entente("explain", flagship, "--package", "gas=contrct")).stderr).toMatch(
      /unknown option 'contrct' of gas \(did you mean 'contract'\?\)/,
    );
  });
});

describe("a case that cannot be read", () => {
  const refused = async (path: string, said: RegExp): Promise<void> => {
    for (const command of ["check", "run"]) {
      const { status, stderr, stdout } = await entente(command, path);
      expect(stderr + stdout, command).toMatch(said);
      expect(status, command).toBe(1);
      clean(stderr + stdout);
    }
    expect(existsSync(join(path, "out"))).toBe(false);
  };
  it("that is not there", () =>
    refused(join(folder, "nowhere"), /there is no '.*nowhere'; a case is a folder with a case\.yaml/));
  it("that is an empty folder", () => {
    mkdirSync(join(folder, "empty"));
    return refused(join(folder, "empty"), /there is no case\.yaml in '.*empty'/);
  });
  it("that is empty", () =>
    refused(
      small(() => ""),
      /this file is empty; `entente new` writes a case/,
    ));
  it("that is not UTF-8", () => {
    const name = small();
    writeFileSync(join(name, "case.yaml"), Buffer.from([0x74, 0xff, 0xfe]));
    return refused(name, /case\.yaml: it is not UTF-8/);
  });
  it("that is too large", () => {
    const name = small();
    writeFileSync(join(name, "case.yaml"), "#".repeat(5 * 2 ** 20));
    return refused(name, /larger than 4 MiB/);
  });
  it("whose case.yaml is a folder", () => {
    const name = join(folder, "a-folder");
    mkdirSync(join(name, "case.yaml"), { recursive: true });
    return refused(name, /case\.yaml: it is a folder; name a file/);
  });
  it("with a typo: line, column, path and what would be right", () =>
    refused(
      small((text) => text.replace("friction:", "frction:")),
      /case\.yaml:\d+:\d+ \S*frction: unknown key 'frction' \(did you mean 'friction'\?\)/,
    ));
  it("with a broken line: one message and not its echoes", async () => {
    const { stdout } = await entente(
      "check",
      small((text) => text.replace("actors:", "actors: [")),
    );
    expect(stdout.trim().split("\n")).toHaveLength(2);
    expect(stdout).toMatch(/1 error\.$/m);
  });
  it("with a quote that is not in its text", () =>
    refused(
      small((text) => text.replace(/(- (?!judgment)[a-z_]+: )(.+)/, "$1nobody ever wrote this about rivers")),
      /this quote is not in the text of/,
    ));
  it("whose text is absent, or leads out of the folder, also by a link", async () => {
    const text =
      (file: string) =>
      (yaml: string): string =>
        yaml.replace(/text: article\.txt/, `text: ${file}`);
    await refused(small(text("gone.txt")), /there is no such file beside the case/);
    await refused(small(text("../../etc/passwd")), /stays in it/);
    await refused(small(text("/etc/passwd")), /stays in it/);
    const name = small(text("link.txt"));
    symlinkSync("/etc/hostname", join(name, "link.txt"));
    await refused(name, /leads out of the case's folder/);
  });
  it("whose record no world fits, since no table meets", async () => {
    const name = small((text) =>
      text
        .replace(/meetings_per_year: .*/g, "meetings_per_year: 0")
        .replace("known: {2024-08: {water: none}}", "known: {2024-08: {water: fixed}}"),
    );
    const { status, stderr, stdout } = await entente("run", name, "--limit", "300", "--draws", "50", ...alone);
    expect(stderr).toMatch(/none of 300 worlds could have produced the record: 300 could not be as the record states/);
    expect([status, stdout]).toEqual([1, ""]);
    clean(stderr);
  });
  it("into a folder that cannot be written to", async () => {
    const taken = file("taken", "");
    const name = small();
    const { status, stderr } = await entente("run", name, "-o", join(taken, "out"));
    expect(stderr).toBe(
      `${warned(name)}entente: could not write '${join(taken, "out")}': a part of its path is not a folder; name another place\n`,
    );
    expect(status).toBe(3);
  });
});

describe("run", () => {
  it("writes a report and a result that its schema accepts, says where, and tells each caveat beside its number", () => {
    const name = small();
    const { status, stdout, stderr } = spawned(["run", basename(name), "--draws", "120", "--paths", "3"]);
    expect(stderr).toBe(warned(basename(name)));
    expect(status).toBe(0);
    expect(stdout).toContain(`report  ${basename(name)}/out/report.html`);
    expect(stdout).toContain("Monte Carlo error is not model error");
    expect(stdout).toMatch(/without the record \d/);
    expect(stdout.split("\n").every((line) => line.length <= 100)).toBe(true);
    const result = JSON.parse(readFileSync(join(name, "out/result.json"), "utf8"));
    const valid = new Ajv2020({ allowUnionTypes: true }).compile(
      JSON.parse(readFileSync(join(root, "docs/result.schema.json"), "utf8")),
    );
    expect(valid(result), JSON.stringify(valid.errors?.[0])).toBe(true);
    expect(readFileSync(join(name, "out/report.html"), "utf8")).toContain("</html>");
    expect(readdirSync(join(name, "out")).sort()).toEqual(["report.html", "result.json"]);
  });
  it.each(["velna-water", "selva-link"])(
    "gives the same bytes of questions for one worker in this process and two in another: %s",
    async (name) => {
      const few = ["run", join(root, "cases", name), "--draws", "30", "--paths", "2", "--json", "--workers"];
      const questions = ({ stdout }: { stdout: string }): string => JSON.stringify(JSON.parse(stdout).questions);
      const one = questions(await entente(...few, "1"));
      expect(one.length).toBeGreaterThan(1000);
      expect(questions(spawned([...few, "2"]))).toBe(one);
    },
  );
  it("with --json prints the result and writes nothing, unless -o names a folder", async () => {
    const name = small();
    const { stdout } = await entente("run", name, "--draws", "30", "--json", ...alone);
    expect(JSON.parse(stdout).run.kept).toBe(30);
    expect(existsSync(join(name, "out"))).toBe(false);
    await entente("run", name, "--draws", "30", "--json", "-o", join(folder, "there"), ...alone);
    expect(existsSync(join(folder, "there/result.json"))).toBe(true);
  });
  it("takes --set, --pin and --scenario, and says so", async () => {
    const { stdout } = await entente(
      "run",
      small(),
      "--draws",
      "30",
      "--set",
      "learning=0.3",
      "--pin",
      "drought=50",
      ...alone,
    );
    expect(stdout).toContain("With learning set to 0.3.");
    expect(stdout).toMatch(/With .* held at 50\./);
    const scenario = await entente("run", small(), "--draws", "30", "--scenario", "dry_decade", "--json", ...alone);
    expect(JSON.parse(scenario.stdout).run.scenario).toBe("dry_decade");
  });
  it("does not change with what outcomes.yaml says", async () => {
    const name = small();
    const hash = async (): Promise<string> =>
      JSON.parse((await entente("run", name, "--draws", "20", "--json", ...alone)).stdout).case.hash;
    const before = await hash();
    writeFileSync(join(name, "outcomes.yaml"), "dam_built: {answer: no}\n");
    expect(await hash()).toBe(before);
    writeFileSync(join(name, "article.txt"), `${readFileSync(join(name, "article.txt"), "utf8")}\n`);
    expect(await hash()).not.toBe(before);
  });
  it("that is interrupted writes nothing and exits with 130", async () => {
    const name = small();
    const child = spawn(process.execPath, [cli, "run", name, "--draws", "900000", "--limit", "90000000"], {
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    child.stderr.on("data", (text) => {
      said += text;
    });
    await expect.poll(() => existsSync(join(name, "out"))).toBe(true); // made before the first world is played
    child.kill("SIGINT");
    expect(await closed(child)).toBe(130);
    expect(said).toContain("interrupted; nothing was written");
    expect(readdirSync(join(name, "out"))).toEqual([]);
  });
});

describe("check", () => {
  it("counts what the case holds, and is done in a moment", () => {
    const start = performance.now();
    const { stdout, status } = spawned(["check", flagship, "--strict"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^kurils-2012: nothing to report\. \d+ actors, 12 issues, 10080 feasible packages/m);
    expect(performance.now() - start).toBeLessThan(30_000); // a bound for a hang: speed is the bench's
  });
  it("makes a number without a ground an error under --strict", async () => {
    const name = small((text) => text.replace(/\nlearning:.*\n(?: .*\n)*/, "\nlearning: 0.2\n"));
    expect(await entente("check", name)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/learning: warning: no 'because' covers this number/),
    });
    expect(await entente("check", name, "--strict")).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/learning: no 'because' covers this number/),
    });
  });
  it("explains every number with its default and its ground, as text and as JSON", async () => {
    const { stdout } = await entente("check", flagship, "--explain");
    expect(stdout).toMatch(/actors\.japan\.stakes\.islands\.weight +\d+ to \d+ +argued +blank: notwithstanding/);
    expect(stdout).toMatch(/tables\.summit\.power\.japan +1 +default/);
    expect(stdout).not.toMatch(/actors\.gazprom\.friction/);
    const { numbers } = JSON.parse((await entente("check", flagship, "--explain", "--json")).stdout);
    const first = join(root, "test/cases/kurils-2012-first");
    const { messages } = JSON.parse((await entente("check", first, "--explain", "--json")).stdout);
    expect(messages.map(({ code }: { code: string }) => code)).toEqual(["high-friction", "fixed-minds"]);
    expect(numbers.length).toBeGreaterThan(400);
  });
  it("explains which factors a number shares", async () => {
    const name = join(root, "cases/two-thirds");
    const { stdout } = await entente("check", name, "--explain");
    expect(stdout).toMatch(/actors\.halvar\.stakes\.referendum\.weight +45 to 65 with mood 0\.6 +argued/);
    const { numbers } = JSON.parse((await entente("check", name, "--explain", "--json")).stdout);
    const shared = numbers.filter((one: { with?: object }) => one.with).map(({ path, with: w }: any) => [path, w]);
    expect(shared).toEqual([
      ["actors.halvar.stakes.referendum.weight", { mood: 0.6 }],
      ["actors.mirene.stakes.referendum.weight", { mood: 0.6 }],
    ]);
  });
  it("looks at the form of outcomes.yaml", async () => {
    const name = small();
    writeFileSync(join(name, "outcomes.yaml"), "dam_bilt: {answer: no}\ndam_built: {answer: maybe}\n");
    const { stdout, status } = await entente("check", name);
    expect(stdout).toMatch(/outcomes\.yaml:1:1 dam_bilt: unknown question 'dam_bilt' \(did you mean 'dam_built'\?\)/);
    expect(stdout).toMatch(/outcomes\.yaml:2:21 dam_built\.answer: unknown answer 'maybe'/);
    expect(status).toBe(1);
  });
  it("prints messages as data with --json", async () => {
    const messages = JSON.parse(
      (
        await entente(
          "check",
          small((text) => text.replace("friction:", "frction:")),
          "--json",
        )
      ).stdout,
    );
    expect(messages[0]).toMatchObject({ code: "unknown-key", severity: "error", hint: "friction", file: "case.yaml" });
  });
  it("says in every form what a statement on today and the numbers disagree about, where it stands", async () => {
    const statement = "today:\n  certain: {package: {dam: low}, share: 99.9%, because: [{judgment: All would.}]}\n";
    const name = small((text) => text.replace(/^questions:/m, `${statement}questions:`));
    const line =
      readFileSync(`${name}/case.yaml`, "utf8")
        .split("\n")
        .findIndex((one) => one.includes("certain:")) + 1;
    const messages = JSON.parse((await entente("check", name, "--json")).stdout).filter(
      ({ path }: { path: string }) => path !== "",
    );
    expect(messages).toMatchObject([{ code: "today", severity: "warning", path: "today.certain", line, column: 3 }]);
    expect(messages[0].message).toMatch(/^the case says .* of worlds, its numbers say/);
    const { acceptance } = JSON.parse((await entente("check", name, "--json", "--explain")).stdout);
    expect(acceptance.statements.certain).toMatchObject({ stated: [0.999, 0.999], agrees: false });
    const { stdout, status } = await entente("check", name);
    expect([status, stdout.split("its numbers say").length]).toEqual([0, 2]);
    expect(stdout).toContain(`case.yaml:${line}:3 today.certain: warning: the case says`);
    expect(stdout).toContain("1 statement on today that the numbers do not bear out");
    const told = (await entente("run", name, "--draws", "20", "--paths", "1", "-o", `${name}-out`)).stderr;
    const counted = /(\d+) warnings?/;
    expect(counted.exec(stdout)?.[1]).toBe(counted.exec(told)?.[1]); // run counts what check counts
  });
});

describe("deals", () => {
  it("--central gives every reachable package, the standing first with gains 0, and the solutions", async () => {
    const { tables } = JSON.parse((await entente("deals", small(), "--central", "--json")).stdout);
    for (const { packages, solutions } of tables) {
      expect(Object.values(packages[0].gain).every((gain) => gain === 0)).toBe(true);
      expect(packages[0].zone).toBe(false);
      expect(Object.keys(solutions)).toEqual(["nash", "kalai_smorodinsky", "egalitarian", "utilitarian"]);
    }
    expect((await entente("deals", flagship, "--central")).stdout).toMatch(
      /Every number at its median, nothing left out\. \d+ packages can be reached/,
    );
  });
  it("answers to --at, within the driver's range", async () => {
    const name = small();
    const at = async (level: string): Promise<string> =>
      (await entente("deals", name, "--central", "--json", "--at", `drought=${level}`)).stdout;
    expect(await at("0")).not.toBe(await at("100"));
    expect((await entente("deals", name, "--at", "drought=-1")).status).toBe(1);
  });
  it("counts packages over the worlds that fit the record", () => {
    const { packages, kept, fit } = JSON.parse(spawned(["deals", small(), "--json"]).stdout);
    expect(kept).toBe(2000);
    expect(fit).toBeLessThan(1);
    expect(packages.some((p: { now: { zone: number } }) => p.now.zone > 0)).toBe(true);
    const quick = join(root, "cases/two-thirds");
    expect(spawned(["deals", quick]).stdout).toMatch(/Shares of worlds today, over 2000 worlds that fit the record/);
  });
});

describe("explain", () => {
  it("a package: what changes, what it gives each, with quotes", () => {
    const { stdout } = spawned(["explain", flagship, "--package", "gas=contract"]);
    expect(stdout).toMatch(/Japan: .\d+\.\d points/);
    expect(stdout).toContain('"driving Tokyo to look for new support" (blank)');
    expect(stdout).toMatch(/cost of signing/);
  });
  it("a package that a constraint forbids, with the reason", async () => {
    expect((await entente("explain", flagship, "--package", "treaty=signed")).stdout).toMatch(
      /It is not feasible\n\s+the constraint '\w+' forbids it/,
    );
  });
  it("the status quo, where nothing changes", async () => {
    expect((await entente("explain", flagship, "--package", "gas=mou")).stdout).toMatch(/This is the status quo/);
  });
  it("a question, with what the last run of this very case found", async () => {
    const name = small();
    expect((await entente("explain", name, "--question", "dam_built")).stdout).toMatch(
      /No run of this case as it stands is at hand/,
    );
    await entente("run", name, "--draws", "60", ...alone);
    const explained = async (): Promise<string> =>
      (await entente("explain", name, "--question", "dam_built")).stdout.replaceAll(/\s+/g, " ");
    expect(await explained()).toMatch(/What the last run found .*%/);
    const resultFile = join(name, "out/result.json");
    const { questions, ...rest } = JSON.parse(readFileSync(resultFile, "utf8"));
    delete questions.dam_built.p;
    writeFileSync(resultFile, JSON.stringify({ ...rest, questions }));
    expect(await explained()).toContain(
      "out/result.json is not used: questions.dam_built.p is missing; run the case again",
    );
    writeFileSync(join(name, "case.yaml"), `${readFileSync(join(name, "case.yaml"), "utf8")}\n`);
    expect(await explained()).toMatch(/No run of this case as it stands/);
  });
  it("a number: as written, its range, its grounds, who believes otherwise", async () => {
    const { stdout } = await entente("explain", flagship, "--number", "actors.japan.needs.energy.weight");
    expect(stdout).toMatch(/as written/);
    expect(stdout).toMatch(/Russia believes it to be off by/);
  });
});

describe("new, schema, --version and --help", () => {
  it("new writes a case that checks strictly and runs, and never over something", async () => {
    expect(spawned(["new", "fresh"]).stdout).toMatch(/Next: entente check fresh/);
    const fresh = join(folder, "fresh");
    expect((await entente("check", fresh, "--strict")).status).toBe(0);
    expect((await entente("run", fresh, "--draws", "50", ...alone)).status).toBe(0);
    for (const [taken, said] of [
      [fresh, /fresh' exists and is not empty; name a new folder/],
      [join(fresh, "case.yaml"), /case\.yaml' is a file; name a new folder/],
    ] as const) {
      const again = await entente("new", taken);
      expect(again.status).toBe(1);
      expect(again.stderr).toMatch(said);
    }
  });
  it("schema prints JSON Schema 2020-12", () => {
    for (const [flags, title] of [
      [[], "Entente case"],
      [["--evidence"], "Entente evidence"],
    ] as const)
      expect(JSON.parse(spawned(["schema", ...flags]).stdout)).toMatchObject({
        $schema: "https://json-schema.org/draft/2020-12/schema",
        title,
      });
  });
  it("the version is the package's, and every command has help", async () => {
    expect(spawned(["--version"]).stdout.trim()).toBe(
      JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version,
    );
    for (const command of ["run", "check", "deals", "explain", "new", "schema"]) {
      const { stdout, status } = await entente(command, "--help");
      expect((await entente("help", command)).stdout).toBe(stdout);
      expect(stdout).toMatch(new RegExp(`^entente ${command}`));
      expect(status).toBe(0);
    }
  });
  it("a fault of the program is told apart from one of the case, with its stack where that is asked for", async () => {
    const faulty = async (): Promise<[number, string]> => {
      let said = "";
      const write = (): never => {
        throw new Error("out of paper");
      };
      const status = await main(["--version"], { out: { write }, err: { write: (text) => (said += text) } });
      return [status, said];
    };
    expect(await faulty()).toEqual([
      3,
      "entente: internal error (not your case): out of paper; set ENTENTE_TRACE=1 for the stack\n",
    ]);
    vi.stubEnv("ENTENTE_TRACE", "1");
    expect((await faulty())[1]).toMatch(
      /^entente: internal error \(not your case\): out of paper\nError: out of paper\n\s+at /,
    );
    vi.unstubAllEnvs();
  });
  it("a reader that closes early is not an error", () => {
    const { status, stderr } = runToEnd(
      "sh",
      ["-c", `"${process.execPath}" "${cli}" check "${flagship}" --explain | head -n 2`],
      { encoding: "utf8" },
    );
    expect(status).toBe(0);
    expect(stderr).toBe("");
  });
  it.skipIf(!existsSync("/dev/full"))("output that cannot be written is told in a line", () => {
    const { status, stderr } = runToEnd("sh", ["-c", `"${process.execPath}" "${cli}" schema > /dev/full`]);
    expect(stderr).toMatch(/^entente: could not write to standard output: .*\n$/);
    expect(status).toBe(3);
  });
});
