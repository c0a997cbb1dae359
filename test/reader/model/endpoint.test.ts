import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endpoint, type Answered, type Step } from "../../../src/reader/model/index.ts";
import { completion, replies, standIn, type Reply, type Server } from "./stand-in.ts";

const KEY = "sk-secret-of-this-test";
const STEP: Step = { name: "read-1", messages: [{ role: "user", content: "Read." }], schema: { type: "object" } };
let server: Server;
beforeAll(async () => {
  server = await standIn(replies.plain("{}"));
});
afterAll(() => server.close());

const asked = async (timeout: number, ...answers: Reply[]): Promise<Answered> => {
  server.answers(...answers);
  return endpoint({ url: server.url, model: "stand-in", key: KEY, timeout })(STEP);
};
const answerOf = (answered: Answered): string =>
  "answer" in answered ? answered.answer.text : JSON.stringify(answered);
const problemOf = (answered: Answered): string => ("problem" in answered ? answered.problem : JSON.stringify(answered));

describe("an endpoint", () => {
  it("is asked for a strict schema with temperature 0 and a stream, and its tokens are counted", async () => {
    const answered = await asked(5000, replies.plain("hello"));
    expect(answered).toMatchObject({
      answer: { text: "hello", cut: false, model: "stand-in", usage: { prompt: 900, completion: 80, cost: null } },
    });
    expect(server.seen[0].body).toMatchObject({
      model: "stand-in",
      temperature: 0,
      stream: true,
      response_format: { type: "json_schema", json_schema: { strict: true, schema: STEP.schema } },
    });
    expect(server.seen[0].headers.authorization).toBe(`Bearer ${KEY}`);
  });
  it.each<[string, Reply]>([
    ["whole", replies.plain("hello")],
    ["under a wrong content type", replies.wrongType("hello")],
    ["in parts", replies.inParts("hello")],
    ["in events", replies.stream("hello")],
    ["in slow events", replies.stream("hello", 40)],
  ])("may answer %s", async (_, reply) => {
    expect(await asked(200, reply)).toMatchObject({ answer: { text: "hello", cut: false, usage: { prompt: 900 } } });
  });
  it.each<[string, Reply]>([
    ["it says that it was cut", replies.cut("hel")],
    ["it says no more", replies.halt("hel")],
    ["it breaks off", replies.halt("hel", true)],
  ])("whose answer ends early because %s gives what came, as cut", async (_, reply) => {
    expect(await asked(150, reply)).toMatchObject({ answer: { text: "hel", cut: true } });
  });
  it("that states a cost is taken at its word", async () => {
    const usage = { prompt_tokens: 10, completion_tokens: 2, cost: 0.003 };
    expect(await asked(5000, replies.body(completion("x", { usage })))).toMatchObject({
      answer: { usage: { cost: 0.003 } },
    });
  });
  it.each<[string, Reply, string]>([
    [
      "temperature",
      replies.without("temperature", "Unsupported value: 'temperature' does not support 0", "hello"),
      "temperature",
    ],
    [
      "a schema",
      replies.without("response_format", "response_format json_schema is not supported", "hello"),
      "response_format",
    ],
    [
      "usage in a stream",
      replies.without("stream_options", "Unknown parameter: stream_options", "hello"),
      "stream_options",
    ],
    ["a stream", replies.without("stream", "streaming is disabled here", "hello"), "stream"],
    ["a schema, without saying so", replies.without("response_format", "bad request", "hello"), "response_format"],
  ])("that refuses %s is asked without it, and never again with it", async (_, reply, field) => {
    server.answers(reply);
    const ask = endpoint({ url: server.url, model: "stand-in", key: null, timeout: 5000 });
    expect(answerOf(await ask(STEP))).toBe("hello");
    const before = server.seen.length;
    expect(answerOf(await ask(STEP))).toBe("hello");
    expect(server.seen).toHaveLength(before + 1);
    expect(Object.keys(server.seen.at(-1)!.body)).not.toContain(field);
  });
  it("that refuses the request whatever is left out is told of in its own words", async () => {
    const refuses = replies.status(400, {}, '{"error": {"message": "the prompt is too long"}}');
    expect(problemOf(await asked(5000, refuses))).toBe(
      "the endpoint refused the request (400): the prompt is too long",
    );
  });
  it.each<[string, Reply]>([
    ["has too many requests", replies.status(429, { "retry-after": "0" })],
    ["is broken", replies.status(500, { "retry-after": "0" })],
    ["is overloaded, as a page", replies.page(503)],
    ["breaks off before its first word", replies.halt("", true)],
    ["answers with an error of the server", replies.body('{"error": {"message": "overloaded", "code": 502}}')],
  ])("that %s once is asked again", async (_, reply) => {
    expect(answerOf(await asked(5000, reply, replies.plain("hello")))).toBe("hello");
    expect(server.seen).toHaveLength(2);
  });
  it("is left in peace for as long as it asks", async () => {
    const started = performance.now();
    expect(answerOf(await asked(5000, replies.status(429, { "retry-after": "1" }), replies.plain("hello")))).toBe(
      "hello",
    );
    expect(performance.now() - started).toBeGreaterThanOrEqual(990); // a timer of 1 s, rounded down to whole milliseconds
  });
  it("that asks to wait for long is not waited for", async () => {
    expect(problemOf(await asked(5000, replies.status(429, { "retry-after": "600" })))).toBe(
      "the endpoint has too many requests or no credit (429); it asks to wait 10 minutes",
    );
  });
  const soon = { "retry-after": "0" };
  it.each<[string, Reply, RegExp]>([
    ["refuses the key", replies.status(401), /refused the key \(401\); it is taken from ENTENTE_MODEL_KEY/],
    ["has no such model", replies.status(404), /no such address or model/],
    ["has no credit", replies.status(429, soon), /too many requests or no credit \(429\), in 3 tries/],
    ["is broken", replies.status(500, soon), /status 500, in 3 tries/],
    ["answers with a web page", replies.page(200), /answered with a web page/],
    ["answers no JSON", replies.body("hello"), /cannot be read/],
    ["answers other JSON", replies.body('{"choices": []}'), /no chat completion/],
    ["answers null", replies.body("null"), /cannot be read/],
    ["answers an error", replies.body('{"error": {"message": "no such deployment"}}'), /error: no such deployment/],
    [
      "refuses to answer",
      replies.body(JSON.stringify({ choices: [{ message: { content: null, refusal: "No." } }] })),
      /the model refused to answer: No\./,
    ],
    [
      "sends elsewhere",
      (response) => void response.writeHead(302, { location: "http://127.0.0.1:9/" }).end(),
      /sends elsewhere \(302\)/,
    ],
    ["runs on and on", replies.body(`{"choices": "${"x".repeat(5_000_000)}"}`), /more than 4 MiB/],
  ])("that %s is told of in words", async (_, reply, said) => {
    const answered = await asked(5000, reply);
    expect(problemOf(answered)).toMatch(said);
    expect(JSON.stringify(answered)).not.toContain(KEY);
  });
  it("that never answers is told of in words", async () => {
    expect(problemOf(await asked(60, replies.never))).toMatch(/did not answer within 0\.06 seconds, in 3 tries/);
  });
  it("that is not there is told of in words", async () => {
    const gone = await standIn(replies.never);
    await gone.close();
    const ask = endpoint({ url: gone.url, model: "m", key: null, timeout: 500 });
    expect(problemOf(await ask(STEP))).toMatch(/cannot be reached \(\w+\), in 3 tries/);
  });
  it("stops when it is interrupted", async () => {
    server.answers(replies.never);
    const stop = new AbortController();
    const ask = endpoint({ url: server.url, model: "m", key: null, timeout: 60_000 }, stop.signal)(STEP);
    setTimeout(() => stop.abort(), 30);
    expect(problemOf(await ask)).toBe("it was interrupted");
  });
  it("that repeats the key it was sent puts it neither into an answer nor into a problem", async () => {
    const echo: Reply = (response, { headers }) =>
      void response.writeHead(200, { "content-type": "application/json" }).end(completion(`${headers.authorization}`));
    expect(answerOf(await asked(5000, echo))).toBe("Bearer [key]");
    const error: Reply = (response, { headers }) =>
      void response.writeHead(400).end(JSON.stringify({ error: { message: `bad key ${headers.authorization}` } }));
    expect(problemOf(await asked(5000, error))).toBe("the endpoint refused the request (400): bad key Bearer [key]");
  });
});
