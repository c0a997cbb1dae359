import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { evaluate } from "../../bench/mcp/evaluate.ts";
import { modelSession } from "../../bench/mcp/model.ts";
import { TASKS } from "../../bench/mcp/tasks/index.ts";
import { folderWith } from "./client.ts";

/** What the model says, one message a request. */
let replies: object[] = [];
const seen: any[] = [];
const endpoint = createServer((request, response) => {
  let body = "";
  request.on("data", (part: Buffer) => (body += part.toString()));
  request.on("end", () => {
    seen.push(JSON.parse(body));
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ choices: [{ message: replies.shift() }] }));
  });
});
beforeAll(() => new Promise<void>((done) => endpoint.listen(0, "127.0.0.1", done)));
afterAll(() => endpoint.close());

const call = (name: string, input: object) => ({
  role: "assistant",
  content: null,
  tool_calls: [{ id: "1", type: "function", function: { name, arguments: JSON.stringify(input) } }],
});

it("a model behind an endpoint is given the tools, and its calls and last words are judged as a session's are", async () => {
  const task = TASKS.find(({ id }) => id === "12-no-forms")!;
  const url = `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}`;
  const tried = (): ReturnType<typeof evaluate> =>
    evaluate(task, folderWith(), (connection) => modelSession({ url, model: "m", key: null }, task.asks, connection));
  replies = [call("case_check", { case: "ferry" }), { role: "assistant", content: "Run `entente fill ferry`." }];
  const good = await tried();
  expect(good.faults).toEqual([]);
  expect(good.calls.map(({ tool }) => tool)).toEqual(["case_check"]);
  expect(seen[0].tools.map((one: any) => one.function.name)).toContain("numbers_ask");
  expect(seen[1].messages.at(-1)).toMatchObject({ role: "tool", tool_call_id: "1" });
  replies = [call("no_such_tool", {}), { role: "assistant", content: "Done." }];
  expect((await tried()).faults).toEqual(["the answer does not name `entente fill`"]);
});
