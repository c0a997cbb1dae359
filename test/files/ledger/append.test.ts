import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { appendToLedger, readLedger, type Disk, type System } from "../../../src/files/ledger/index.ts";
import { fileForecast, fileQuestion, verify, type Draft } from "../../../src/ledger/index.ts";
import { bytesOf, linesOf, question, sha256 } from "../../ledger/files.ts";
import { uniforms } from "../../random.ts";
import { Killed, Machine, MemoryDisk } from "./memory-disk.ts";
import { aboveInRun, seedsOfRun } from "../../seeds.ts";

/** Of this folder alone; the content is in memory. */
const FILE = join(import.meta.dirname, "ledger.jsonl");
const AT = Date.UTC(2026, 0, 5, 10) / 1000;

const ask = (id: string) => {
  const { kind: _kind, ...own } = question(id);
  return own as Parameters<typeof fileQuestion>[1];
};

/** Two questions and `count` forecasts on them. */
const batch =
  (count: number, source = "model") =>
  (draft: Draft): void => {
    for (const id of ["q/a", "q/b"]) fileQuestion(draft, ask(id));
    for (let n = 0; n < count; n++)
      fileForecast(draft, {
        question: n % 2 === 0 ? "q/a" : "q/b",
        source,
        p: n / 100,
        information_until: "2026-01-04T23:59:59Z",
      });
  };

function appending(disk: Disk, system: System, make: (draft: Draft) => void, now = AT) {
  const told: string[] = [];
  return {
    told,
    done: appendToLedger(FILE, { by: "omar", now: () => now, tell: (text) => told.push(text), disk, system }, make),
  };
}

const contents = (disk: MemoryDisk): Uint8Array => disk.files.get(FILE)?.bytes ?? new Uint8Array();
const verified = (disk: MemoryDisk) => verify(contents(disk), sha256);
const forecastsOf = (disk: MemoryDisk): string[] =>
  verified(disk).ledger.lines.flatMap((line) =>
    line.kind === "forecast" ? [`${line.question} ${line.source} ${line.p}`] : [],
  );

describe("adding lines", () => {
  it("starts a ledger, adds to it, and writes nothing twice", async () => {
    const [disk, machine] = [new MemoryDisk(), new Machine()];
    const first = await appending(disk.process(), machine.process(1), batch(3)).done;
    expect(first.lines).toEqual({ first: 1, last: 5 });
    const second = await appending(disk.process(), machine.process(2), batch(5)).done;
    expect(second.lines).toEqual({ first: 6, last: 7 });
    const before = contents(disk);
    const third = await appending(disk.process(), machine.process(3), batch(5)).done;
    expect(third.lines).toBeNull();
    expect(contents(disk)).toEqual(before);
    expect(verified(disk)).toMatchObject({ fault: null, tornBytes: 0, head: second.head });
    expect([...disk.files.keys()]).toEqual([FILE]);
  });
  it("is done when lines, name and the copy of a torn line outlive a power cut", async () => {
    const [disk, machine] = [new MemoryDisk(), new Machine()];
    await appending(disk.process(), machine.process(1), batch(3)).done;
    disk.powerCut(0);
    expect(forecastsOf(disk)).toHaveLength(3);
    disk.files.get(FILE)!.bytes = contents(disk).slice(0, -10);
    await appending(disk.process(), machine.process(1), batch(3)).done;
    disk.powerCut(0);
    expect(forecastsOf(disk)).toHaveLength(3);
    expect([...disk.files.keys()].sort()).toEqual([FILE, expect.stringContaining(".torn-")]);
  });
  it("after an error in a command writes nothing and leaves no lock", async () => {
    const [disk, machine] = [new MemoryDisk(), new Machine()];
    await expect(
      appending(disk.process(), machine.process(1), (draft) => {
        batch(1)(draft);
        fileForecast(draft, { question: "q/c", source: "model", p: 0.5, information_until: null });
      }).done,
    ).rejects.toThrow("no question 'q/c'");
    expect(disk.files.size).toBe(0);
  });
  it("refuses a ledger with a line that does not hold, and changes nothing", async () => {
    const [disk, machine] = [new MemoryDisk(), new Machine()];
    await appending(disk.process(), machine.process(1), batch(3)).done;
    const bytes = contents(disk);
    bytes[bytes.length - 40] ^= 1;
    const before = bytes.slice();
    await expect(appending(disk.process(), machine.process(1), batch(4)).done).rejects.toThrow(/ledger\.jsonl:5: /);
    expect(contents(disk)).toEqual(before);
    expect([...disk.files.keys()]).toEqual([FILE]);
  });
  it("copies a torn line to a file of its own, says so, and writes behind the last whole line", async () => {
    const [disk, machine] = [new MemoryDisk(), new Machine()];
    await appending(disk.process(), machine.process(1), batch(3)).done;
    const whole = contents(disk);
    disk.files.get(FILE)!.bytes = whole.slice(0, -10);
    const { told, done } = appending(disk.process(), machine.process(1), batch(3));
    expect((await done).lines).toEqual({ first: 5, last: 5 });
    expect(told[0]).toMatch(/ledger\.jsonl:5: torn: \d+ bytes without an end of line, not counted/);
    expect(told[1]).toMatch(/copied to .*ledger\.jsonl\.torn-[0-9a-f]{8} and removed/);
    expect(contents(disk)).toEqual(whole);
    const aside = [...disk.files].find(([name]) => name.includes(".torn-"))!;
    const start = whole.lastIndexOf(10, whole.length - 2) + 1;
    expect(aside[1].durable).toEqual(whole.slice(start, -10));
    expect(aside[0].slice(-8)).toBe(sha256(aside[1].bytes).slice(0, 8));
  });
  it("a torn line is left where nothing is written", async () => {
    const [disk, machine] = [new MemoryDisk(), new Machine()];
    await appending(disk.process(), machine.process(1), batch(3)).done;
    disk.files.get(FILE)!.bytes = new Uint8Array([...contents(disk), 123]);
    const before = contents(disk);
    await appending(disk.process(), machine.process(1), batch(3)).done;
    expect(contents(disk)).toEqual(before);
  });
});

describe("a clock that goes back", () => {
  const started = async () => {
    const [disk, machine] = [new MemoryDisk(), new Machine()];
    await appending(disk.process(), machine.process(1), batch(1)).done;
    return { disk, system: machine.process(1) };
  };
  it("up to 5 minutes uses the instant of the last line", async () => {
    const { disk, system } = await started();
    await appending(disk.process(), system, batch(2), AT - 300).done;
    expect(verified(disk).ledger.lines.at(-1)!.at).toBe("2026-01-05T10:00:00Z");
  });
  it.each([
    [301, "5 minutes"],
    [3 * 3600 + 20, "3 hours"],
    [86_400, "1 day"],
  ])("by %i seconds is refused", async (back, span) => {
    const { disk, system } = await started();
    const before = contents(disk);
    await expect(appending(disk.process(), system, batch(2), AT - back).done).rejects.toThrow(
      `the ledger's clock is ${span} ahead of this one (last line `,
    );
    expect(contents(disk)).toEqual(before);
  });
});

describe("a full disk", () => {
  it("at any byte leaves the ledger as it was", async () => {
    const [start, machine] = [new MemoryDisk(), new Machine()];
    await appending(start.process(), machine.process(1), batch(2)).done;
    const before = contents(start);
    const lock = 200;
    for (let room = before.length + lock; room < before.length + lock + 1200; room += 7) {
      const disk = new MemoryDisk();
      disk.place(FILE, before);
      disk.room = room;
      await appending(disk.process(), machine.process(1), batch(5)).done.then(
        () => expect(forecastsOf(disk)).toHaveLength(5),
        (error: Error) => {
          expect(error.message).toMatch(/the disk is full/);
          expect(contents(disk)).toEqual(before);
        },
      );
      expect([...disk.files.keys()]).toEqual([FILE]);
    }
  });
  it("leaves no empty ledger where there was none", async () => {
    const [disk, machine] = [new MemoryDisk(), new Machine()];
    disk.room = 300;
    await expect(appending(disk.process(), machine.process(1), batch(2)).done).rejects.toThrow(/the disk is full/);
    expect(disk.files.size).toBe(0);
  });
});

describe("1,000 ends of a process at any call, the power cut in half of them", () => {
  it("leave a ledger that holds or has one torn line, and nothing doubled or lost after repeating", async () => {
    const outcomes = { torn: 0, whole: 0, nothing: 0 };
    for (const seed of seedsOfRun(1, 1001)) {
      const u = uniforms(seed);
      const [disk, machine] = [new MemoryDisk(), new Machine()];
      if (u() < 0.7) await appending(disk.process(), machine.process(1), batch(2, "market:x")).done;
      const acknowledged = forecastsOf(disk);
      const count = 1 + Math.floor(8 * u());
      for (let ends = 0; ends < 2; ends++) {
        const pid = 10 + ends;
        const victim = disk.process(1 + Math.floor(9 * u()), u());
        await appending(victim, machine.process(pid), batch(count)).done.catch((error: unknown) => {
          if (!(error instanceof Killed)) throw error;
        });
        machine.running.delete(pid);
        if (u() < 0.5) disk.powerCut(u());
        const { fault, tornBytes, ledger } = verified(disk);
        expect(fault).toBeNull();
        outcomes[tornBytes > 0 ? "torn" : ledger.lines.length > 0 ? "whole" : "nothing"]++;
        expect(forecastsOf(disk)).toEqual(expect.arrayContaining(acknowledged));
      }
      await appending(disk.process(), machine.process(2), batch(count)).done;
      const all = forecastsOf(disk);
      const wanted = Array.from({ length: count }, (_, n) => `${n % 2 === 0 ? "q/a" : "q/b"} model ${n / 100}`);
      expect([...all].sort()).toEqual([...acknowledged, ...wanted].sort());
      expect(verified(disk)).toMatchObject({ fault: null, tornBytes: 0 });
    }
    expect(Math.min(...Object.values(outcomes))).toBeGreaterThan(aboveInRun(50));
  }, 60_000);
});

describe("a lock", () => {
  const lockOf = (pid: number, host: string): Uint8Array =>
    new TextEncoder().encode(JSON.stringify({ pid, host, since: "2026-01-05T12:00:01.500Z" }));
  const locked = (content: Uint8Array): MemoryDisk => {
    const disk = new MemoryDisk();
    disk.place(`${FILE}.lock`, content);
    return disk;
  };
  it("of a process that runs is waited for 10 seconds, then refused with who holds it", async () => {
    const [disk, machine] = [locked(lockOf(4711, "here")), new Machine()];
    machine.process(4711);
    await expect(appending(disk.process(), machine.process(1), batch(1)).done).rejects.toMatchObject({
      message: expect.stringMatching(/ledger\.jsonl is being written by process 4711 on host here since 12:00:01Z/),
      status: 3,
    });
    expect(machine.slept).toBe(10_000);
    expect([...disk.files.keys()]).toEqual([`${FILE}.lock`]);
  });
  it("of a process that ended on this machine is taken over, with a message", async () => {
    const [disk, machine] = [locked(lockOf(4711, "here")), new Machine()];
    const { told, done } = appending(disk.process(), machine.process(1), batch(1));
    await done;
    expect(told.join()).toMatch(/lock of process 4711, which no longer runs, was taken over/);
    expect([...disk.files.keys()]).toEqual([FILE]);
  });
  it.each([
    ["of another machine", lockOf(4711, "there"), /on host there/],
    ["that says nothing", new Uint8Array(), /does not say by whom/],
  ])("%s is never taken over", async (_, content, says) => {
    const disk = locked(content);
    await expect(appending(disk.process(), new Machine().process(1), batch(1)).done).rejects.toThrow(says);
    expect([...disk.files.keys()]).toEqual([`${FILE}.lock`]);
  });
  it("that was removed while lines were made stops the writing", async () => {
    const [disk, machine] = [new MemoryDisk(), new Machine()];
    const cut = (draft: Draft): void => {
      batch(1)(draft);
      disk.place(`${FILE}.lock`, lockOf(5, "here"));
    };
    await expect(appending(disk.process(), machine.process(1), cut).done).rejects.toThrow(/nothing was written/);
    expect([...disk.files.keys()]).toEqual([`${FILE}.lock`]);
  });
  it("lets 20 writers who all found it left behind lose nothing", async () => {
    const [disk, machine] = [locked(lockOf(4711, "here")), new Machine()];
    await Promise.all(
      Array.from(
        { length: 20 },
        (_, n) => appending(disk.process(), machine.process(n + 1), batch(2, `market:m${n}`)).done,
      ),
    );
    expect(forecastsOf(disk)).toHaveLength(40);
    expect(verified(disk).fault).toBeNull();
  });
});

describe("reading", () => {
  it("a file that is not there says how to start one", () => {
    expect(() => readLedger(join(import.meta.dirname, "none.jsonl"))).toThrow(/there is no .*ledger add/);
  });
  it("a folder is not a ledger", () => {
    expect(() => readLedger(import.meta.dirname)).toThrow(/it is a folder/);
  });
  it("a file in memory is read as it stands", () => {
    const disk = new MemoryDisk();
    const bytes = bytesOf(linesOf([question("q/a")]));
    disk.place(FILE, bytes);
    expect(readLedger(FILE, disk.process()).hashes).toHaveLength(1);
  });
});
