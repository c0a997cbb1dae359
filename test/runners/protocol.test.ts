import { describe, expect, it } from "vitest";
import { compile, simulate } from "../../src/engine/index.ts";
import { EntenteError } from "../../src/errors.ts";
import { WorkerClient, memoryOf, serve } from "../../src/runners/index.ts";
import { checkReply, checkRequest } from "../../src/runners/protocol.ts";
import { settings, withRecord } from "./cases.ts";

type Tasks = { fail: { task: string; answer: null }; wait: { task: null; answer: null; progress: object } };
const errors: { [name: string]: () => Error } = {
  "market-unsolved": () => new EntenteError("market-unsolved", "no price"),
  interrupted: () => new EntenteError("interrupted", "stopped"),
  other: () => new RangeError("a mistake"),
};

describe("messages between a client and a worker", () => {
  it("are refused where they are not of this format", () => {
    for (const message of [
      null,
      3,
      {},
      { format: 3 },
      { format: 2, type: "task", id: 1, kind: "block", task: {}, subject: null },
      { format: 3, type: "toString", id: 1 },
      { format: 3, type: "task", id: "1", kind: "block", task: {}, subject: null },
      { format: 3, type: "task", id: 1, kind: "block", task: {}, subject: { hash: 3 } },
      { format: 3, type: "case", hash: "ab", case: { format: 2 } },
    ])
      expect(() => checkRequest(message)).toThrow("a worker was sent a message of another format (it reads format 3)");
    for (const message of [
      undefined,
      [],
      { format: 3, type: "answer", answer: {} },
      { format: 3, type: "failed", id: 1, message: "no code" },
      { format: 3, type: "progress", id: 1, progress: 3 },
      { format: 3, type: "tea", id: 1 },
    ])
      expect(() => checkReply(message)).toThrow("a worker sent a message of another format (format 3 is read)");
  });

  it("hand over the memory of every column", () => {
    const columns = simulate(compile(withRecord, settings), { kind: "worlds", from: 0, to: 8 });
    expect(memoryOf(columns)).toHaveLength(Object.values(columns).filter((value) => ArrayBuffer.isView(value)).length);
  });
});

describe("a task", () => {
  const signals: AbortSignal[] = [];
  const open = (): WorkerClient<Tasks> => {
    const take = serve<Tasks>(
      {
        fail: (name) => {
          throw errors[name]();
        },
        wait: (_, { signal, progress }) => {
          signals.push(signal);
          progress({ far: 1 });
          return new Promise(() => {});
        },
      },
      (reply) => client.take(structuredClone(reply)),
    );
    const client = new WorkerClient<Tasks>(
      (message) => take(structuredClone(message)),
      () => {},
    );
    return client;
  };

  it.each(Object.keys(errors))(
    "that fails with an error (%s) rejects with one of the same class, code and message",
    async (name) => {
      const { constructor, ...members } = name === "other" ? new Error("a mistake") : errors[name]();
      const error = await open()
        .ask("fail", name)
        .catch((reason: unknown) => reason);
      expect(error).toMatchObject({ constructor, ...members });
    },
  );

  it("tells its progress by its id, and is told when it is cancelled", async () => {
    const client = open();
    const told: object[] = [];
    const first = client.start("wait", null, { progress: (p) => told.push({ first: p }) });
    client.start("wait", null, { progress: (p) => told.push({ second: p }) });
    expect(told).toEqual([{ first: { far: 1 } }, { second: { far: 1 } }]);
    first.cancel();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    expect(client.busy).toBe(1);
  });

  it("of a kind that the worker does not know is an error", async () => {
    await expect(
      (open() as unknown as WorkerClient<{ tea: { task: null; answer: null } }>).ask("tea", null),
    ).rejects.toThrow("a worker was sent a task of unknown kind 'tea'");
  });
});
